// Small faithful models of samplers whose packages or platforms do not run here. Each asks a RandomSource, so its law is exact.

/** @typedef {import("../../dist/fairness/index.js").RandomSource} RandomSource */

/**
 * @typedef {object} Model
 * @property {string} name
 * @property {string} of what it is a model of
 * @property {(units: readonly string[], n: number, source: RandomSource) => readonly string[]} sample
 */

/** @param {RandomSource} source @param {number} bound */
const below = (source, bound) => Number(source.uniformInt(BigInt(bound)));

/** @type {readonly Model[]} */
export const MODELS = [
  {
    name: "reservoir with i instead of i + 1",
    of: "arquero 8.0.3, src of sample()",
    sample: (units, n, source) => {
      const kept = units.slice(0, n);
      for (let i = n; i < units.length; i++) {
        const place = below(source, i);
        if (place < n) kept[place] = /** @type {string} */ (units[i]);
      }
      return kept;
    },
  },
  {
    name: "shuffle within a window of n",
    of: "danfojs 1.2.0 df.sample(n): tf.data.shuffle(n)",
    sample: (units, n, source) => {
      const window = units.slice(0, n);
      const drawn = [];
      let next = n;
      while (drawn.length < n) {
        const place = below(source, window.length);
        drawn.push(/** @type {string} */ (window[place]));
        if (next < units.length) window[place] = /** @type {string} */ (units[next++]);
        else window.splice(place, 1);
      }
      return drawn;
    },
  },
  {
    name: "every k-th from a random start, k = floor(N / n)",
    of: "an inspection platform, see test/defects/listOrderBias.test.ts",
    sample: everyKth,
  },
  {
    name: "interval int(N / n), start below it",
    of: "samplics, systematic (final version)",
    sample: (units, n, source) => {
      const step = Math.trunc(units.length / n);
      const start = below(source, step);
      return Array.from({ length: n }, (_, index) => /** @type {string} */ (units[start + index * step]));
    },
  },
  {
    name: "systematic from U(1, k) instead of U(0, k)",
    of: "RTI SampleSelectR sys(), May 2026",
    // The start is taken from a grid that divides every interval evenly, so that the law is that of a continuous one.
    sample: (units, n, source) => {
      const interval = units.length / n;
      const grid = units.length - n;
      const start = grid === 0 ? 1 : 1 + ((below(source, grid) + 0.5) / grid) * (interval - 1);
      return Array.from(
        { length: n },
        (_, index) => /** @type {string} */ (units[Math.floor(start + index * interval) - 1]),
      );
    },
  },
  {
    name: "round(random * (length - 1)) until n are found",
    of: "an inspection platform, see test/defects/endPointBias.test.ts",
    sample: byRounding,
  },
  {
    name: "swap every place with any place, then the first n",
    of: "the naive shuffle; an inspection platform, see test/defects/biasedShuffle.test.ts",
    sample: (units, n, source) => {
      const order = [...units];
      for (const place of order.keys()) {
        const other = below(source, order.length);
        [order[place], order[other]] = [/** @type {string} */ (order[other]), /** @type {string} */ (order[place])];
      }
      return order.slice(0, n);
    },
  },
  {
    name: "insertion by a coin, then the first n",
    of: "sort(() => Math.random() - 0.5)",
    sample: (units, n, source) => {
      /** @type {string[]} */
      const order = [];
      for (const unit of units) {
        let place = order.length;
        while (place > 0 && below(source, 2) === 0) place -= 1;
        order.splice(place, 0, unit);
      }
      return order.slice(0, n);
    },
  },
  {
    name: "reservoir with probability n / (l - 1)",
    of: "Spark before SPARK-18678",
    sample: (units, n, source) => {
      const kept = units.slice(0, n);
      for (let seen = n + 1; seen <= units.length; seen++) {
        const place = below(source, seen - 1);
        if (place < n) kept[place] = /** @type {string} */ (units[seen - 1]);
      }
      return kept;
    },
  },
  {
    name: "the first n rows",
    of: "an inspection platform, see test/defects/firstInListOrder.test.ts",
    sample: (units, n) => units.slice(0, n),
  },
  {
    name: "an integer below 8, modulo N, until n are found",
    of: "modulo bias, here from three bits",
    sample: (units, n, source) => {
      const order = [...units];
      return Array.from(
        { length: n },
        () => /** @type {string} */ (order.splice(below(source, 8) % order.length, 1)[0]),
      );
    },
  },
];

/** @type {Model["sample"]} */
function everyKth(units, n, source) {
  if (2 * n > units.length) {
    const left = new Set(everyKth(units, units.length - n, source));
    return units.filter((unit) => !left.has(unit));
  }
  if (n === 0) return [];
  const step = Math.trunc(units.length / n);
  const start = below(source, step);
  return Array.from({ length: n }, (_, index) => /** @type {string} */ (units[start + index * step]));
}

/** @type {Model["sample"]} */
function byRounding(units, n, source) {
  if (n === 0 || units.length === 1) return units.slice(0, n);
  const first = Math.trunc((below(source, 2 * (units.length - 1)) + 1) / 2);
  const rest = units.filter((_, index) => index !== first);
  return [/** @type {string} */ (units[first]), ...byRounding(rest, n - 1, source)];
}
