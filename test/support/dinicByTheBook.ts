/** An arc whose flow may go from `-backward` to `capacity`. */
export interface PlainArc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly backward: number;
}

/**
 * Dinic's method as one would write it down from the description: levels by breadth first, then again and again the first path
 * by depth first along arcs in the order given, filled at once. Slow and recursive.
 *
 * @returns the flow of every arc
 */
export function dinicByTheBook(vertexCount: number, arcs: readonly PlainArc[], source: number, sink: number): number[] {
  const flow = arcs.map(() => 0);
  const stepsFrom = (vertex: number): readonly { arc: number; to: number; sign: number; room: number }[] =>
    arcs.flatMap(({ from, to, capacity, backward }, arc) => [
      ...(from === vertex ? [{ arc, to, sign: 1, room: capacity - flow[arc]! }] : []),
      ...(to === vertex ? [{ arc, to: from, sign: -1, room: flow[arc]! + backward }] : []),
    ]);

  for (;;) {
    const levels = new Map([[source, 0]]);
    for (const vertex of levels.keys()) {
      for (const { to, room } of stepsFrom(vertex)) {
        if (room > 0 && !levels.has(to)) levels.set(to, levels.get(vertex)! + 1);
      }
    }
    if (!levels.has(sink)) return flow;
    type Step = ReturnType<typeof stepsFrom>[number];
    const pathFrom = (vertex: number): readonly Step[] | undefined => {
      if (vertex === sink) return [];
      for (const step of stepsFrom(vertex)) {
        if (step.room === 0 || levels.get(step.to) !== levels.get(vertex)! + 1) continue;
        const rest = pathFrom(step.to);
        if (rest) return [step, ...rest];
      }
      return undefined;
    };
    for (let path = pathFrom(source); path; path = pathFrom(source)) {
      const amount = Math.min(...path.map(({ room }) => room));
      for (const { arc, sign } of path) flow[arc]! += sign * amount;
    }
  }
}

/** The value of a maximum flow by the plainest method: any path, one at a time, on a matrix of capacities. */
export function flowValue(vertexCount: number, arcs: readonly PlainArc[], source: number, sink: number): number {
  const room = Array.from({ length: vertexCount }, () => new Array<number>(vertexCount).fill(0));
  for (const { from, to, capacity, backward } of arcs) {
    room[from]![to]! += capacity;
    room[to]![from]! += backward;
  }
  const find = (vertex: number, seen: Set<number>): readonly number[] | undefined => {
    if (vertex === sink) return [vertex];
    seen.add(vertex);
    for (let next = 0; next < vertexCount; next++) {
      if (room[vertex]![next] === 0 || seen.has(next)) continue;
      const rest = find(next, seen);
      if (rest) return [vertex, ...rest];
    }
    return undefined;
  };
  let value = 0;
  for (let path = find(source, new Set()); path; path = find(source, new Set())) {
    const legs = path.slice(1).map((to, index) => [path[index]!, to] as const);
    const amount = Math.min(...legs.map(([from, to]) => room[from]![to]!));
    for (const [from, to] of legs) {
      room[from]![to]! -= amount;
      room[to]![from]! += amount;
    }
    value += amount;
  }
  return value;
}
