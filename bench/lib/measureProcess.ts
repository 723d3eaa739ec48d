import { spawn } from 'node:child_process';

const MARK = 'what this took: ';
const REPORT = `process.on('exit',()=>process.stderr.write('\\n${MARK}'+JSON.stringify(process.resourceUsage())+'\\n'))`;

export interface ProcessMeasure {
  seconds: number;
  /** Of all its threads; does not grow where other programs keep the machine busy. */
  cpuSeconds: number;
  /** The most memory that it held at a time, MiB. */
  peakMiB: number;
  out: string;
}

/** Runs a Node program to its end, start-up included, and measures it. */
export async function measureProcess(args: readonly string[]): Promise<ProcessMeasure> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${err}`);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(err.split(MARK).at(-1) ?? '') as NodeJS.ResourceUsage;
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMiB: maxRSS / 1024, out };
}
