import { graphlib, layout } from '@dagrejs/dagre';
import type { WorkflowOutline } from '../../../engine/index.ts';

/** Size of a state's box. */
export const boxWidth = 136;
export const boxHeight = 56;

export interface PlacedState {
  id: string;
  /** Of its upper left corner. */
  x: number;
  y: number;
}

export interface PlacedWay {
  from: string;
  to: string;
  points: { x: number; y: number }[];
}

export interface WorkflowLayout {
  width: number;
  height: number;
  states: PlacedState[];
  /** One for each two states, however many events lead from one to the other. */
  ways: PlacedWay[];
}

/** Places for the states of a workflow, from the top down, so that its ways cross little. */
export function layoutOf(outline: WorkflowOutline): WorkflowLayout {
  const graph = new graphlib.Graph({ directed: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 16, edgesep: 8, ranksep: 36, marginx: 10, marginy: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of outline.states) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const { from, to } of outline.transitions) if (from !== to) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    states: graph.nodes().map((id: string) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return { id, x: x - boxWidth / 2, y: y - boxHeight / 2 };
    }),
    ways: graph.edges().map(({ v, w }: { v: string; w: string }) => ({
      from: v,
      to: w,
      points: (graph.edge({ v, w }) as { points: { x: number; y: number }[] }).points,
    })),
  };
}
