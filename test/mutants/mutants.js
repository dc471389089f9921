const SELECTION = ["test/laws/selection.test.ts", "test/defects/biasedShuffle.test.ts", "test/selection/laws.test.ts"];
const TICKETS = ["test/laws/selection.test.ts", "test/selection/exhaustive.test.ts", "test/selection/laws.test.ts"];
const INTEGERS = ["test/selection/exhaustive.test.ts"];
const ALLOCATION = ["test/laws/apportionment.test.ts", "test/allocation/systematicRandom.test.ts"];
const TEAMS = ["test/laws/assignment.test.ts", "test/matching/rounding.test.ts", "test/matching/roundingLaws.test.ts"];
const BY_TICKET = ["test/laws/assignment.test.ts", "test/assignment/pairLaw.test.ts"];

const SHUFFLE = "src/random/shuffle.ts";
const PLACE = "const other = place + Number(source.uniformInt(BigInt(order.length - place)));";
const UNIFORM = "src/random/uniformInt.ts";
const BY_SMALLEST = "src/selection/selectByTicket.ts";
const APPORTION = "src/allocation/apportion.ts";
const START = "source.uniformInt(commonDenominator(values))";
const SYSTEMATIC = "src/exact/systematicRounding.ts";
const FOREST = "src/matching/roundingForest.ts";
const RISES = "const rises = this.#source.uniformInt(toBigint(add(rise, fall))) < toBigint(fall);";

/** @type {readonly import("./mutants.js").Mutant[]} */
export const MUTANTS = [
  {
    name: "a bound one too small",
    from: "arquero 8.0.3 sample(): i * random() where i + 1 rows have been seen",
    file: SHUFFLE,
    original: PLACE,
    mutated: "const other = place + Number(source.uniformInt(BigInt(Math.max(1, order.length - place - 1))));",
    tests: SELECTION,
  },
  {
    name: "a probability of k / (l - 1) instead of k / l",
    from: "Spark SPARK-18678: reservoir sampling",
    file: APPORTION,
    original: START,
    mutated: "source.uniformInt(commonDenominator(values) > 1n ? commonDenominator(values) - 1n : 1n)",
    tests: ALLOCATION,
  },
  {
    name: "a sample of one is always the last",
    from: "random-js issue 7",
    file: BY_SMALLEST,
    original: "return candidates(ids, count, ticketOf).map(ticketed).sort(byTicket).slice(0, count);",
    mutated:
      "return (count === 1 ? ids.slice(-1) : candidates(ids, count, ticketOf)).map(ticketed).sort(byTicket).slice(0, count);",
    tests: TICKETS,
  },
  {
    name: "the last of the first k is never replaced",
    from: "OnlineStats.jl issue 222: reservoir sampling",
    file: SHUFFLE,
    original: PLACE,
    mutated:
      "const other = place === places - 1 ? place : place + Number(source.uniformInt(BigInt(order.length - place)));",
    tests: SELECTION,
  },
  {
    name: "the first row is never drawn",
    from: "calimero issue 3197",
    file: BY_SMALLEST,
    original: "return ids.filter((_, index) => leading[index]! <= threshold);",
    mutated: "return ids.filter((_, index) => leading[index]! <= threshold && (index > 0 || count > 1));",
    tests: TICKETS,
  },
  {
    name: "the next place is one too far",
    from: "OpenTelemetry for Go issue 8309: next = k + 1",
    file: SHUFFLE,
    original: PLACE,
    mutated:
      "const other = Math.min(order.length - 1, place + 1 + Number(source.uniformInt(BigInt(order.length - place))));",
    tests: SELECTION,
  },
  {
    name: "a shuffle within a window as wide as the sample",
    from: "danfojs 1.2.0 df.sample(n): tf.data.shuffle with a buffer of n",
    file: SHUFFLE,
    original: PLACE,
    mutated: "const other = place + Number(source.uniformInt(BigInt(Math.min(places, order.length - place))));",
    tests: SELECTION,
  },
  {
    name: "a whole interval, int(N / n)",
    from: "samplics: systematic sampling",
    file: SYSTEMATIC,
    original: "running += (numerator * common) / denominator;",
    mutated: "running += (numerator / denominator) * common;",
    tests: ALLOCATION,
  },
  {
    name: "a start that is never 0",
    from: "RTI SampleSelectR sys(): U(1, k) instead of U(0, k)",
    file: APPORTION,
    original: START,
    mutated:
      "(commonDenominator(values) > 1n ? source.uniformInt(commonDenominator(values) - 1n) + 1n : source.uniformInt(1n))",
    tests: ALLOCATION,
  },
  {
    name: "a swap with any place",
    from: "the naive shuffle, N^N ways for N! orders; an inspection platform, see test/defects/biasedShuffle.test.ts",
    file: SHUFFLE,
    original: PLACE,
    mutated: "const other = Number(source.uniformInt(BigInt(order.length)));",
    tests: SELECTION,
  },
  {
    name: "a sort by a coin",
    from: "sort(() => Math.random() - 0.5)",
    file: SHUFFLE,
    original: "return order.slice(0, places);",
    mutated: "return items.toSorted(() => (source.uniformInt(2n) === 0n ? -1 : 1)).slice(0, places);",
    tests: SELECTION,
  },
  {
    name: "modulo bias",
    from: "value % bound of a power of two; CPython issue 9025 for wide bounds",
    file: UNIFORM,
    original: "if (value < limit) return value % bound;",
    mutated: "return value % bound;",
    tests: INTEGERS,
  },
  {
    name: "a limit one too high",
    from: "the off-by-one of rejection sampling",
    file: UNIFORM,
    original: "if (value < limit) return value % bound;",
    mutated: "if (value <= limit) return value % bound;",
    tests: INTEGERS,
  },
  {
    name: "one word for every bound",
    from: "CPython issue 9025: 53 bits for bounds that need more",
    file: UNIFORM,
    original: "while (range < bound) {",
    mutated: "while (range < bound && words < 1) {",
    tests: INTEGERS,
  },
  {
    name: "a fraction times the bound",
    from: "floor(random() * n), uneven where n is no power of two",
    file: UNIFORM,
    original: "if (value < limit) return value % bound;",
    mutated: "return (value * bound) / range;",
    tests: INTEGERS,
  },
  {
    name: "counts matched to strata by position",
    from: "R sampling::strata: size by first appearance",
    file: APPORTION,
    original: "for (const [position, index] of order.entries()) counts[index] = rounded[position]!;",
    mutated: "for (const position of order.keys()) counts[position] = rounded[position]!;",
    tests: ALLOCATION,
  },
  {
    name: "a stratum of one unit gives another stratum's",
    from: "R survey::stratsample: sample(k, 1) of a single number",
    file: "src/selection/methods.ts",
    original: "const units = selectByTicket(ids, count + reserve, ticketOf);",
    mutated: "const units = selectByTicket(ids.length === 1 ? strata[0]!.ids : ids, count + reserve, ticketOf);",
    tests: TICKETS,
  },
  {
    name: "everybody, where the frame is not sorted",
    from: "prnsamplr::srs on a frame not sorted by stratum",
    file: BY_SMALLEST,
    original: "if (count >= ids.length) return ids;",
    mutated: "if (count >= ids.length || ids[0]! > ids.at(-1)!) return ids.slice(0, count);",
    tests: ["test/selection/exhaustive.test.ts"],
  },
  {
    name: "the first rows of the list",
    from: "an inspection platform, see test/defects/firstInListOrder.test.ts",
    file: BY_SMALLEST,
    original: "return candidates(ids, count, ticketOf).map(ticketed).sort(byTicket).slice(0, count);",
    mutated: "return ids.slice(0, count).map(ticketed).sort(byTicket);",
    tests: TICKETS,
  },
  {
    name: "every k-th row from a random start",
    from: "an inspection platform, see test/defects/listOrderBias.test.ts",
    file: SHUFFLE,
    original: "return order.slice(0, places);",
    mutated:
      "const step = Math.max(1, Math.trunc(items.length / Math.max(1, places))); const start = Number(source.uniformInt(BigInt(step))); return items.filter((_, at) => at % step === start).slice(0, places);",
    tests: SELECTION,
  },
  {
    name: "half the weight for the ends of the list",
    from: "an inspection platform, see test/defects/endPointBias.test.ts: Math.round(random * (length - 1))",
    file: SHUFFLE,
    original: PLACE,
    mutated:
      "const width = BigInt(2 * (order.length - place - 1)); const other = width === 0n ? place : place + Number((source.uniformInt(width) + 1n) / 2n);",
    tests: SELECTION,
  },
  {
    name: "leading digits alone decide",
    from: "random keys that are too short, so that ties fall to the list",
    file: BY_SMALLEST,
    original: "return byCodePoint(a.ticket, b.ticket) || byCodePoint(a.id, b.id);",
    mutated: "return byCodePoint(a.ticket.slice(0, 13), b.ticket.slice(0, 13)) || byCodePoint(a.id, b.id);",
    tests: TICKETS,
  },
  {
    name: "the threshold one place too early",
    from: "the off-by-one of a cut-off",
    file: BY_SMALLEST,
    original: "const threshold = leading.slice().sort()[count - 1]!;",
    mutated: "const threshold = leading.slice().sort()[Math.max(0, count - 2)]!;",
    tests: TICKETS,
  },
  {
    name: "a fair coin in place of the right one",
    from: "dependent rounding that goes up or down with one half each",
    file: FOREST,
    original: RISES,
    mutated: "const rises = this.#source.uniformInt(toBigint(add(rise, fall))) * 2n < toBigint(add(rise, fall));",
    tests: TEAMS,
  },
  {
    name: "up and down exchanged",
    from: "dependent rounding with the two probabilities swapped",
    file: FOREST,
    original: RISES,
    mutated: "const rises = this.#source.uniformInt(toBigint(add(rise, fall))) < toBigint(rise);",
    tests: TEAMS,
  },
  {
    name: "a fixed order of the columns",
    from: "dependent rounding without shuffling: lopsided joint law",
    file: "src/matching/shuffledOrder.ts",
    original: "columnsOfRow[row] = shuffle(rows[row]!.columns, source);",
    mutated: "columnsOfRow[row] = rows[row]!.columns;",
    tests: TEAMS,
  },
  {
    name: "a fixed order of the rows",
    from: "dependent rounding without shuffling: lopsided joint law",
    file: "src/matching/shuffledOrder.ts",
    original: "const rowOrder = shuffle([...rows.keys()], source);",
    mutated: "const rowOrder = [...rows.keys()];",
    tests: TEAMS,
  },
  {
    name: "left-over units to the first columns",
    from: "remainders given out in the order of the list",
    file: "src/matching/quantiseChances.ts",
    original: "for (const [place, column] of order.entries()) {",
    mutated: "for (const [place, column] of [...order].sort((a, b) => a - b).entries()) {",
    tests: ["test/matching/evenUnderCapacity.test.ts"],
  },
  {
    name: "the first eligible team",
    from: "a roster that is walked from its beginning (see test/defects/fixedNeighbours.test.ts)",
    file: "src/assignment/matchByTicket.ts",
    original: "if (!best || ticket < best.ticket) best = { team: [...team], ticket };",
    mutated: "best ??= { team: [...team], ticket };",
    tests: BY_TICKET,
  },
  {
    name: "a ticket that ignores the target",
    from: "the same pair everywhere (see test/defects/fixedNeighbours.test.ts)",
    file: "src/random/ticketOf.ts",
    original: '`dr1:pair:${seed}:${targetId}:${ids.join(":")}`',
    mutated: '`dr1:pair:${seed}:${ids.join(":")}`',
    tests: BY_TICKET,
  },
  {
    name: "a ticket that ignores the seed",
    from: "a default seed, as in danfojs (seed 1)",
    file: "src/random/ticketOf.ts",
    original: "`dr1:unit:${seed}:${targetId}`",
    mutated: "`dr1:unit:1:${targetId}`",
    tests: ["test/laws/tickets.test.ts"],
  },
  {
    name: "one order of the siblings for ever",
    from: "systematic rounding in a fixed order: some pairs are never rounded up together",
    file: APPORTION,
    original: "shuffle(groupsAt(strata, indices, depth), source).flatMap((group) =>",
    mutated: "groupsAt(strata, indices, depth).flatMap((group) =>",
    tests: ALLOCATION,
  },
  {
    name: "rounding to zero",
    from: "an inspection platform, see test/defects/roundingToZero.test.ts: round(total * percent * 0.01)",
    file: "src/allocation/quotaCount.ts",
    original: '    case "ceil":\n      return ceil(exact);',
    mutated: '    case "ceil":\n      return roundHalfUp(exact);',
    tests: ["test/defects/roundingToZero.test.ts"],
  },
  {
    name: "who leads is who comes first in the list",
    from: "the displayed order being the draw order",
    file: "src/assignment/assignTeams.ts",
    original: ".map(({ id }) => ({ id, ticket: ticketOf(id) }))\n    .sort((a, b) => byCodePoint(a.ticket, b.ticket));",
    mutated: ".map(({ id }) => ({ id, ticket: ticketOf(id) }));",
    tests: ["test/laws/tickets.test.ts"],
  },
  {
    name: "the replacement is who comes first in the list",
    from: "the displayed order being the draw order",
    file: "src/plan/drawReplacement.ts",
    original: ".sort((a, b) => byCodePoint(a.ticket, b.ticket))[0];",
    mutated: "[0];",
    tests: ["test/laws/tickets.test.ts"],
  },
];
