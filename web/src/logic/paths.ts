// Where the words of a source went: paths from it over those who relayed it to documents, laid out in layers that share nodes.

export interface Step {
  key: string; // two steps of one layer with the same key are one node
  label: string;
  under: string;
  kind: string; // for its looks
  href?: string;
}

export interface Path {
  steps: Step[]; // from the source outwards; the last one is the document
  weight: number; // how many claims came this way
  main: boolean; // the one that is looked at
}

export interface Node extends Step {
  x: number;
  y: number;
  main: boolean;
}

export interface Edge {
  path: string; // of an SVG <path>
  main: boolean;
  weight: number;
  tip: [number, number];
  turned: boolean; // the arrow points down, not right
}

export interface Layout {
  nodeWidth: number;
  nodes: Node[];
  edges: Edge[];
  width: number;
  height: number;
}

export const nodeHeight = 58;
const nodeWidths = { least: 128, most: 200, down: 168 };
const gap = { along: 44, across: 14 };

// Lays the layers from left to right where `width` allows it, else from top to bottom.
export function layOut(paths: Path[], width: number): Layout {
  const layers = Math.max(1, ...paths.map((path) => path.steps.length));
  const room = Math.floor((width - (layers - 1) * gap.along) / layers);
  const down = room < nodeWidths.least;
  const nodeWidth = down ? nodeWidths.down : Math.min(nodeWidths.most, room);
  const found = new Map<string, Node & { layer: number; row: number }>();
  const rows: number[] = Array.from({ length: layers }, () => 0);
  const links = new Map<string, { from: string; to: string; weight: number; main: boolean }>();
  for (const path of [...paths].sort((a, b) => Number(b.main) - Number(a.main) || b.weight - a.weight)) {
    let before: string | undefined;
    path.steps.forEach((step, at) => {
      // Documents stand in the last layer and outlets before them, however short the way to them is.
      const left = path.steps.length - 1 - at;
      const layer = left === 0 || (left === 1 && step.kind === "outlet") ? layers - 1 - left : at;
      const id = `${layer} ${step.key}`;
      const node = found.get(id);
      if (node) node.main ||= path.main;
      else found.set(id, { ...step, x: 0, y: 0, main: path.main, layer, row: rows[layer]!++ });
      if (before !== undefined) {
        const link = links.get(`${before} ${id}`);
        if (link) {
          link.weight += path.weight;
          link.main ||= path.main;
        } else links.set(`${before} ${id}`, { from: before, to: id, weight: path.weight, main: path.main });
      }
      before = id;
    });
  }
  const most = Math.max(1, ...rows);
  const along = (down ? nodeHeight : nodeWidth) + gap.along;
  const across = (down ? nodeWidth : nodeHeight) + gap.across;
  for (const node of found.values()) {
    const a = node.layer * along;
    const b = (node.row + (most - rows[node.layer]!) / 2) * across;
    [node.x, node.y] = down ? [b, a] : [a, b];
  }
  const edges = [...links.values()].map((link): Edge => {
    const from = found.get(link.from)!;
    const to = found.get(link.to)!;
    const [x1, y1, x2, y2] = down
      ? [from.x + nodeWidth / 2, from.y + nodeHeight, to.x + nodeWidth / 2, to.y]
      : [from.x + nodeWidth, from.y + nodeHeight / 2, to.x, to.y + nodeHeight / 2];
    const bend = down ? `${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2}` : `${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2}`;
    return { path: `M${x1} ${y1}C${bend} ${x2} ${y2}`, main: link.main, weight: link.weight, tip: [x2, y2], turned: down };
  });
  const long = layers * along - gap.along;
  const broad = most * across - gap.across;
  return { nodeWidth, nodes: [...found.values()], edges, width: down ? broad : long, height: down ? long : broad };
}
