import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!['(', ')', '[', ']', '{', '}', ',', ':'].includes(child.name)) found.push(child);
  }
  return found;
}

/** Reads a literal as Python does. */
function valueOf(node: SyntaxNode, source: string): unknown {
  const text = source.slice(node.from, node.to);
  switch (node.name) {
    case 'ArrayExpression':
      return children(node).map((item) => valueOf(item, source));
    case 'DictionaryExpression': {
      const items = children(node).map((item) => valueOf(item, source));
      return Object.fromEntries(items.flatMap((item, index) => (index % 2 === 0 ? [[item, items[index + 1]]] : [])));
    }
    case 'Number':
      return Number(text);
    case 'None':
      return null;
    case 'String':
      // only what JSON and Python have in common
      return JSON.parse(text);
    default:
      throw new Error(`There is ${node.name} among the literals: ${text}`);
  }
}

/** Parses a Python file with a grammar of its own, and reads the literal that a name at its top level stands for. */
export function readPython(source: string, name: string): unknown {
  const tree = parser.parse(source);
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) throw new Error(`No Python from here on: ${source.slice(from, from + 60)}`);
    },
  });
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const [target, , value] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    if (node.name === 'AssignStatement' && target && value && source.slice(target.from, target.to) === name) {
      return valueOf(value, source);
    }
  }
  throw new Error(`There is no ${name}.`);
}
