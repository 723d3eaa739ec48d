"""Reads a folder that `commonweight pull` left: verifies it, and yields its texts by the shares that were voted.

Python 3.9 or later, its standard library, this one file. The folder's form is in docs/pulled-folder.md.

    from commonweight import Folder

    folder = Folder("pulled")
    folder.verify()
    for sample in folder.samples(seed=7, count=lambda text: len(tokenizer.encode(text))):
        train(sample.text)

On the command line: `python3 commonweight.py verify|jsonl|sample <folder>`.
"""

import argparse
import csv
import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

__all__ = ["CommonweightError", "Dataset", "Folder", "Sample", "digest_of", "keccak256"]

JSON_LINES = {"application/jsonl", "application/x-ndjson", "application/jsonlines"}
DELIMITERS = {"text/csv": ",", "text/tab-separated-values": "\t"}
ACCESS = ("open", "gated", "federated")
PURPOSES = {"pre-training": 1, "fine-tuning": 2, "evaluation": 4, "commercial-use": 8}
PPB = 1_000_000_000
CHUNK_BYTES = 1 << 20


class CommonweightError(Exception):
    """Something that whoever trains can understand and act on; `problems` has every one that was found."""

    def __init__(self, message: str, problems: Tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems or (message,)


@dataclass(frozen=True)
class Dataset:
    """A dataset that is complete in the folder. Its share is part of one; all of them add up to one."""

    id: int
    name: str
    share: float
    card: Dict[str, Any]
    path: Path


@dataclass(frozen=True)
class Sample:
    """One record of a dataset, as text."""

    dataset_id: int
    text: str


def keccak256(data: bytes) -> bytes:
    """Keccak-256 as Ethereum has it, which is not the SHA3-256 of hashlib: the padding differs. https://keccak.team/keccak.html"""
    mask = (1 << 64) - 1
    lanes = [0] * 25
    rate = 136
    padded = bytearray(data + b"\x01" + b"\x00" * (-(len(data) + 1) % rate))
    padded[-1] |= 0x80
    for start in range(0, len(padded), rate):
        for i in range(rate // 8):
            lanes[i] ^= int.from_bytes(padded[start + 8 * i : start + 8 * i + 8], "little")
        lfsr = 1
        for _ in range(24):
            columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
            for x in range(5):
                turned = columns[(x + 1) % 5]
                parity = columns[(x + 4) % 5] ^ ((turned << 1 | turned >> 63) & mask)
                for y in range(0, 25, 5):
                    lanes[x + y] ^= parity
            x, y, current = 1, 0, lanes[1]
            for step in range(24):
                x, y = y, (2 * x + 3 * y) % 5
                turn = (step + 1) * (step + 2) // 2 % 64
                turned = (current << turn | current >> (64 - turn)) & mask if turn else current
                current, lanes[x + 5 * y] = lanes[x + 5 * y], turned
            for y in range(0, 25, 5):
                row = lanes[y : y + 5]
                for x in range(5):
                    lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & mask & row[(x + 2) % 5])
            for bit in range(7):
                if lfsr & 1:
                    lanes[0] ^= 1 << ((1 << bit) - 1)
                lfsr = (lfsr << 1) ^ (0x171 if lfsr & 0x80 else 0)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes)[:32]


def digest_of(manifest: Dict[str, Any]) -> str:
    """The digest that the chain keeps of a round, worked out from a manifest's entries (docs/manifest-format.md)."""

    def word(number: int) -> bytes:
        return number.to_bytes(32, "big")

    contract = int(manifest["contracts"]["TrainingManifest"], 16)
    rolled = keccak256(word(manifest["chainId"]) + word(contract) + word(manifest["round"]["id"]))
    for entry in manifest["entries"]:
        rolled = keccak256(
            rolled
            + word(entry["datasetId"])
            + bytes.fromhex(entry["cardSha256"])
            + entry["licence"].encode("ascii").ljust(32, b"\x00")
            + word(ACCESS.index(entry["access"]))
            + word(sum(PURPOSES[purpose] for purpose in entry["purposes"]))
            + word(entry["sharePpbDown"])
        )
    return "0x" + rolled.hex()


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise CommonweightError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CommonweightError(f"{path} is truncated or damaged: it is no complete JSON.") from error


def _order(*parts: object) -> bytes:
    """Where something comes in a shuffled order: the same for ever, whatever the version of Python."""
    return hashlib.sha256("\x00".join(map(str, parts)).encode()).digest()


class Folder:
    """A pulled folder. What is not complete in it, or is on the list of withdrawals, is not there."""

    def __init__(self, path: "os.PathLike[str] | str", withdrawals: "os.PathLike[str] | str | None" = None) -> None:
        """`withdrawals`: a file that `commonweight withdrawals --json` made; what is on it is left out and the shares scaled up."""
        self.path = Path(path)
        self.manifest = _read_json(self.path / "manifest.json")
        self._pull = _read_json(self.path / "pull.json")
        try:
            if self.manifest["format"] != "commonweight-manifest/1" or self._pull["format"] != "commonweight-pull/1":
                raise CommonweightError(f"{self.path} is of another version than this module reads.")
            if self._pull["digest"] != self.manifest["digest"]:
                raise CommonweightError(f"{self.path} was pulled for another manifest than the one in it: pull it again.")
            complete = {e["datasetId"]: e for e in self._pull["entries"] if e["status"] == "complete"}
            entries = [e for e in self.manifest["entries"] if e["datasetId"] in complete]
            gone = set() if withdrawals is None else self._withdrawn(Path(withdrawals))
            kept = [e for e in entries if e["datasetId"] not in gone]
            total = sum(e["sharePpbDown"] for e in kept)
            if total == 0:
                raise CommonweightError(f"Nothing is left in {self.path} to train on.")
            self.datasets = [self._dataset(entry, entry["sharePpbDown"] / total) for entry in kept]
            self._shares_ppb = {id: e["sharePpb"] for id, e in complete.items()}
            self._entries = entries
        except (KeyError, TypeError, AttributeError) as error:
            raise CommonweightError(f"{self.path} has a manifest.json or pull.json that lacks {error}.") from error

    def _withdrawn(self, file: Path) -> "set[int]":
        listed = _read_json(file)
        if listed.get("format") != "commonweight-withdrawals/1":
            raise CommonweightError(f"{file} is no list of withdrawals.")
        registry = self.manifest["contracts"]["DatasetRegistry"].lower()
        if listed["chainId"] != self.manifest["chainId"] or listed["registry"].lower() != registry:
            raise CommonweightError(f"{file} lists the withdrawals of another commons.")
        since = listed["sinceSeconds"]
        if since is not None and since > self.manifest["block"]["timestampSeconds"]:
            raise CommonweightError(f"{file} leaves out what was withdrawn soon after the round was sealed.")
        return {one["datasetId"] for one in listed["withdrawals"] + listed["suspensions"]}

    def _dataset(self, entry: Dict[str, Any], share: float) -> Dataset:
        path = self.path / "datasets" / str(entry["datasetId"])
        try:
            content = (path / "card.json").read_bytes()
        except OSError as error:
            raise CommonweightError(f"The card of dataset {entry['datasetId']} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(content).hexdigest() != entry["cardSha256"]:
            raise CommonweightError(f"The card of dataset {entry['datasetId']} is another than the manifest says.")
        card = json.loads(content)
        return Dataset(entry["datasetId"], " ".join(card["name"].split()), share, card, path / "files")

    def verify(self, digest: Optional[str] = None) -> None:
        """Holds the manifest against its digest, and every file against its card. Raises with all that is wrong.

        `digest`: what the chain says, from a source that is trusted; without it the manifest's own is believed.
        """
        problems: List[str] = []
        computed = digest_of(self.manifest)
        if computed != self.manifest["digest"]:
            problems.append(f"manifest.json: its entries give the digest {computed}, it says {self.manifest['digest']}.")
        if digest is not None and digest.lower() != computed:
            problems.append(f"manifest.json: its entries give the digest {computed}, the chain says {digest.lower()}.")
        total = sum(entry["sharePpbDown"] for entry in self._entries)
        for entry in self._entries:
            stated = self._shares_ppb[entry["datasetId"]]
            if abs(stated * total - entry["sharePpbDown"] * PPB) > total:
                problems.append(f"pull.json: dataset {entry['datasetId']} has the share {stated}, which is not what was sealed.")
        for dataset in self.datasets:
            for file in dataset.card["distribution"]:
                problem = self._check(dataset, file)
                if problem is not None:
                    problems.append(f"Dataset {dataset.id}, {file['name']}: {problem}.")
        if problems:
            raise CommonweightError("\n".join(problems), tuple(problems))

    def _place(self, dataset: Dataset, name: str) -> Path:
        path = dataset.path / name
        inside = os.path.realpath(path).startswith(os.path.realpath(dataset.path) + os.sep)
        if name.startswith("/") or ".." in name.split("/") or not inside:
            raise CommonweightError(f"Dataset {dataset.id}: the file {name!r} is outside the folder.")
        return path

    def _check(self, dataset: Dataset, file: Dict[str, Any]) -> Optional[str]:
        found = hashlib.sha256()
        size = int(file["contentSize"].split(" ")[0])
        try:
            with open(self._place(dataset, file["name"]), "rb") as content:
                length = 0
                for chunk in iter(lambda: content.read(CHUNK_BYTES), b""):
                    length += len(chunk)
                    found.update(chunk)
        except OSError as error:
            return f"cannot be read: {error.strerror}"
        except CommonweightError:
            return "is outside the folder"
        if length != size:
            return f"has {length} bytes, its card says {size}"
        return None if found.hexdigest() == file["sha256"] else "is another than its card says"

    def _read(self, dataset: Dataset, file: Dict[str, Any]) -> List[str]:
        """The records of one file. A file is held in memory as a whole, and checked before anything of it is used."""
        name, kind = file["name"], file["encodingFormat"]
        try:
            content = self._place(dataset, name).read_bytes()
        except OSError as error:
            raise CommonweightError(f"Dataset {dataset.id}, {name}: cannot be read: {error.strerror}.") from error
        if hashlib.sha256(content).hexdigest() != file["sha256"]:
            raise CommonweightError(f"Dataset {dataset.id}, {name}: is another than its card says.")
        if not (kind.startswith("text/") or kind in JSON_LINES or kind in ("application/json", "application/xml")):
            raise CommonweightError(f"Dataset {dataset.id}, {name}: is {kind}, which cannot be read as text.")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CommonweightError(f"Dataset {dataset.id}, {name}: is no UTF-8 from byte {error.start} on.") from error
        if kind in JSON_LINES:
            return [_line_text(line, f"Dataset {dataset.id}, {name}") for line in text.split("\n") if line.strip(" \t\r")]
        if kind in DELIMITERS:
            return list(_rows(text, DELIMITERS[kind], f"Dataset {dataset.id}, {name}"))
        return [text]

    def records(self, dataset_id: int) -> Iterator[str]:
        """A dataset's records in their order: lines of JSON Lines, rows of CSV and TSV, any other file as one."""
        dataset = next((one for one in self.datasets if one.id == dataset_id), None)
        if dataset is None:
            raise CommonweightError(f"Dataset {dataset_id} is not complete in {self.path}, or was withdrawn.")
        for file in dataset.card["distribution"]:
            yield from self._read(dataset, file)

    def _endless(self, dataset: Dataset, seed: int, count: Callable[[str], int]) -> Iterator[Tuple[str, int]]:
        turn = 0
        while True:
            files = sorted(dataset.card["distribution"], key=lambda f: _order(seed, dataset.id, turn, f["name"]))
            used = 0
            for file in files:
                texts = self._read(dataset, file)
                order = sorted(range(len(texts)), key=lambda i: _order(seed, dataset.id, turn, file["name"], i))
                for place in order:
                    size = count(texts[place])
                    if size > 0:
                        used += 1
                        yield texts[place], size
            if used == 0:
                raise CommonweightError(f"Dataset {dataset.id} has no record with anything in it.")
            turn += 1

    def samples(self, seed: int = 0, count: Optional[Callable[[str], int]] = None) -> Iterator[Sample]:
        """Records without end, so that each dataset has its share of what was yielded, at any time to within one record.

        The shares are shares of what `count` counts: bytes, unless a tokenizer is given (`lambda text: len(encode(text))`);
        `lambda text: 1` makes them shares of records. A dataset is shuffled file by file, anew each time it begins again. The
        same seed gives the same samples on every machine.
        """
        measure = count or (lambda text: len(text.encode("utf-8")))
        drawn = [dataset for dataset in self.datasets if dataset.share > 0]
        sources = [self._endless(dataset, seed, measure) for dataset in drawn]
        used = [0] * len(drawn)
        while True:
            # whoever is furthest behind its share comes next
            next_one = min(range(len(drawn)), key=lambda i: (used[i] / drawn[i].share, drawn[i].id))
            text, size = next(sources[next_one])
            used[next_one] += size
            yield Sample(drawn[next_one].id, text)


def _line_text(line: str, where: str) -> str:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise CommonweightError(f"{where}: has a line that is no JSON: {line[:40]!r}.") from error
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return value["text"]
    return line.strip()


def _rows(text: str, delimiter: str, where: str) -> Iterator[str]:
    """Rows below the header: the cell under `text` where there is such a column, else the whole row as JSON."""
    lines: List[str] = []
    current: List[str] = []
    quoted = False
    for line in text.split("\n"):
        current.append(line)
        if line.count('"') % 2 == 1:
            quoted = not quoted
        if not quoted:
            lines.append("\n".join(current))
            current = []
    lines.extend(["\n".join(current)] if current else [])
    filled = [line.rstrip("\r") for line in lines if line.strip(" \t\r\n")]
    if not filled:
        return
    csv.field_size_limit(sys.maxsize)
    try:
        head, *rows = (next(csv.reader([line], delimiter=delimiter)) for line in filled)
    except csv.Error as error:
        raise CommonweightError(f"{where}: has a row that cannot be read: {error}.") from error
    for row in rows:
        cells = dict(zip(head, row))
        yield cells["text"] if "text" in cells else json.dumps(cells, ensure_ascii=False)


def _write_jsonl(folder: Folder, out: Path) -> None:
    """One file a dataset, one `{"text": …}` a line: what trainers' own tools begin with. Nothing half-written has a final name."""
    out.mkdir(parents=True, exist_ok=True)
    for dataset in folder.datasets:
        target = out / f"{dataset.id}.jsonl"
        part = out / f".{dataset.id}.jsonl.part"
        written = 0
        with open(part, "w", encoding="utf-8", newline="\n") as lines:
            for text in folder.records(dataset.id):
                lines.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
                written += 1
        extent = {amount["unitText"]: amount["value"] for amount in dataset.card.get("materialExtent", [])}
        if extent.get("records", written) != written:
            part.unlink()
            raise CommonweightError(f"Dataset {dataset.id} has {written} records, its card says {extent['records']}.")
        os.replace(part, target)
        print(f"{target}: {written} records, share {dataset.share:.9f}")


def main(args: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="commonweight.py", description="Verify and read a pulled folder.")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="hold everything against the manifest")
    jsonl = commands.add_parser("jsonl", help="write the records, one file a dataset")
    sample = commands.add_parser("sample", help="print samples by share")
    for command in (verify, jsonl, sample):
        command.add_argument("folder")
        command.add_argument("--withdrawals", help="leave out what is on this list")
    verify.add_argument("--digest", help="what the chain says")
    jsonl.add_argument("--out", help="a folder (default: jsonl in the pulled one)")
    sample.add_argument("--seed", type=int, default=0)
    sample.add_argument("--number", type=int, default=10, help="how many (default: 10)")
    given = parser.parse_args(args)
    try:
        folder = Folder(given.folder, given.withdrawals)
        if given.command == "verify":
            folder.verify(given.digest)
            print(f"Round {folder.manifest['round']['id']}: {len(folder.datasets)} datasets verified.")
        elif given.command == "jsonl":
            _write_jsonl(folder, Path(given.out) if given.out else folder.path / "jsonl")
        else:
            for _, one in zip(range(given.number), folder.samples(given.seed)):
                print(json.dumps({"dataset": one.dataset_id, "text": one.text}, ensure_ascii=False))
    except CommonweightError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
