// Paths drawn: boxes are links, arrows go the way the words went.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { layOut, nodeHeight, type Path } from "../logic/paths";
import { Name } from "./words";

export function PathsDrawing({ paths, label }: { paths: Path[]; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const layout = layOut(paths, width - 26);
  return (
    <div class="drawing" ref={frame} tabIndex={0} role="group" aria-label={label}>
      {width > 0 && (
        <svg width={layout.width + 8} height={layout.height + 8} viewBox={`-4 -4 ${layout.width + 8} ${layout.height + 8}`}>
          {layout.edges.map((edge) => (
            <g class={edge.main ? "edge main" : "edge"}>
              <path d={edge.path} stroke-width={Math.min(5, 1 + Math.log2(edge.weight + 1) * (edge.main ? 1.2 : 0.8))} />
              <path class="tip" d={edge.turned ? `M${edge.tip[0] - 5} ${edge.tip[1] - 8}l5 8l5-8z` : `M${edge.tip[0] - 8} ${edge.tip[1] - 5}l8 5l-8 5z`} />
            </g>
          ))}
          {layout.nodes.map((node) => {
            const inner = (
              <span class={`node of-kind-${node.kind}${node.main ? " main" : ""}`}>
                <span class="under">{node.under}</span>
                <b>{node.label === "" ? "author not given" : <Name text={node.label} most={70} />}</b>
              </span>
            );
            return (
              <foreignObject x={node.x} y={node.y} width={layout.nodeWidth} height={nodeHeight}>
                {node.href === undefined ? inner : <a href={node.href}>{inner}</a>}
              </foreignObject>
            );
          })}
        </svg>
      )}
    </div>
  );
}
