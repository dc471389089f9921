import { formatFraction } from "../exact/fraction.js";
import type { ExactSampleTest } from "./exactSampleTest.js";
import type { FairnessTest, MalformedSample } from "./fairnessTest.js";

/**
 * What a test found, as one sentence or two.
 *
 * @param language - `en`, English (default), or `zh`, Chinese
 */
export function describeFairness(test: FairnessTest | ExactSampleTest, language: "en" | "zh" = "en"): string {
  const words = language === "zh" ? ZH : EN;
  return test.kind === "exact" ? describeExact(test, words) : describeDraws(test, words);
}

function describeExact(test: ExactSampleTest, words: Words): string {
  const { verdict, malformed, units, pairs, samples, never, frameSize, sampleSize } = test;
  if (verdict === "consistent") return words.exact(sampleSize, frameSize);
  return words.exactDeparts(sampleSize, frameSize, [
    ...(malformed.length > 0 ? [words.malformedSamples(malformed.length)] : []),
    ...(units.length > 0 ? [words.unequalUnits(units.length)] : []),
    ...(pairs.length > 0 ? [words.unequalPairs(pairs.length)] : []),
    ...(samples.length > 0 ? [words.unequalSamples(samples.length)] : []),
    ...(never > 0n ? [words.never(String(never))] : []),
  ]);
}

function describeDraws(test: FairnessTest, words: Words): string {
  const { kind, draws, counts, overall, passing, stray, malformed } = test;
  if (malformed.length > 0) return words.malformed(malformed.length, draws, malformed[0]!);
  const seen = counts.map(({ count }) => count);
  const [least, greatest] = [seen.reduce((a, b) => Math.min(a, b)), seen.reduce((a, b) => Math.max(a, b))];
  const range = words.range(words.events[kind], draws, formatFraction(test.chance), least, greatest, passing);
  if (test.verdict === "consistent") return `${range}${words.consistent}`;
  const { statistic, degreesOfFreedom, lowerTail, upperTail, departs } = overall!;
  const reasons = [
    ...(stray.length > 0
      ? [
          words.stray(
            stray.length,
            stray.slice(0, SHOWN).map(({ event }) => event.join(" + ")),
          ),
        ]
      : []),
    ...(departs ? [words.overall(lowerTail < upperTail, statistic.toFixed(1), degreesOfFreedom)] : []),
  ];
  return `${range}${words.departs(reasons)}`;
}

const SHOWN = 3;

interface Words {
  readonly events: Readonly<Record<FairnessTest["kind"], string>>;
  readonly exact: (n: number, size: number) => string;
  readonly exactDeparts: (n: number, size: number, reasons: readonly string[]) => string;
  readonly malformedSamples: (count: number) => string;
  readonly unequalUnits: (count: number) => string;
  readonly unequalPairs: (count: number) => string;
  readonly unequalSamples: (count: number) => string;
  readonly never: (count: string) => string;
  readonly malformed: (count: number, draws: number, first: MalformedSample) => string;
  readonly range: (
    events: string,
    draws: number,
    chance: string,
    least: number,
    greatest: number,
    passing: FairnessTest["passing"],
  ) => string;
  readonly consistent: string;
  readonly departs: (reasons: readonly string[]) => string;
  readonly stray: (count: number, first: readonly string[]) => string;
  readonly overall: (tooEven: boolean, statistic: string, degreesOfFreedom: number) => string;
}

const EN: Words = {
  events: { inclusion: "unit", "pair-inclusion": "pair", uniformity: "cell" },
  exact: (n, size) => `Every sample of ${String(n)} of ${String(size)} has exactly the same probability.`,
  exactDeparts: (n, size, reasons) =>
    `Samples of ${String(n)} of ${String(size)} are not equally likely: ${reasons.join(", ")}.`,
  malformedSamples: (count) => `${counted(String(count), "sample is", "samples are")} none`,
  unequalUnits: (count) => `${counted(String(count), "unit has", "units have")} another probability`,
  unequalPairs: (count) => `${counted(String(count), "pair has", "pairs have")} another probability`,
  unequalSamples: (count) => `${counted(String(count), "sample has", "samples have")} another probability`,
  never: (count) => counted(count, "sample never happens", "samples never happen"),
  malformed: (count, draws, { index, problem }) =>
    `${String(count)} of ${String(draws)} samples are none; the first is number ${String(index)}: ${
      {
        "wrong-size": "it has another size",
        "drawn-twice": "a unit is in it twice",
        "not-in-frame": "something outside the frame is in it",
      }[problem]
    }.`,
  range: (events, draws, chance, least, greatest, passing) =>
    `In ${String(draws)} draws every ${events}, due with probability ${chance}, came ${String(least)} to ${String(greatest)} times, where ${String(passing.least)} to ${String(passing.greatest)} pass: `,
  consistent: "nothing speaks against equal chances.",
  departs: (reasons) => `this was not drawn with equal chances (${reasons.join("; ")}).`,
  stray: (count, first) => `${String(count)} outside, first ${first.join(", ")}`,
  overall: (tooEven, statistic, degreesOfFreedom) =>
    `${tooEven ? "too even" : "too uneven"} together: chi-squared ${statistic} with ${String(degreesOfFreedom)} degrees of freedom`,
};

function counted(count: string, one: string, many: string): string {
  return `${count} ${count === "1" ? one : many}`;
}

const ZH: Words = {
  events: { inclusion: "单位", "pair-inclusion": "两两组合", uniformity: "结果" },
  exact: (n, size) => `从${String(size)}个中抽取${String(n)}个，每一种样本的概率完全相同。`,
  exactDeparts: (n, size, reasons) =>
    `从${String(size)}个中抽取${String(n)}个，各种样本的概率不相同：${reasons.join("，")}。`,
  malformedSamples: (count) => `${String(count)}种样本不合格式`,
  unequalUnits: (count) => `${String(count)}个单位的概率不等于应有值`,
  unequalPairs: (count) => `${String(count)}个两两组合的概率不等于应有值`,
  unequalSamples: (count) => `${String(count)}种样本的概率不等于应有值`,
  never: (count) => `${count}种样本永远不会出现`,
  malformed: (count, draws, { index, problem }) =>
    `${String(draws)}次抽取中有${String(count)}次样本不合格式，首次为第${String(index)}次：${
      { "wrong-size": "样本数量不对", "drawn-twice": "同一单位抽中两次", "not-in-frame": "含有名单以外的单位" }[problem]
    }。`,
  range: (events, draws, chance, least, greatest, passing) =>
    `抽取${String(draws)}次，每个${events}应有概率${chance}，实际出现${String(least)}至${String(greatest)}次，合格范围${String(passing.least)}至${String(passing.greatest)}次：`,
  consistent: "未发现机会不均等。",
  departs: (reasons) => `不是机会均等的随机抽取（${reasons.join("；")}）。`,
  stray: (count, first) => `${String(count)}个超出范围，其中有${first.join("、")}`,
  overall: (tooEven, statistic, degreesOfFreedom) =>
    `总体${tooEven ? "过于均匀" : "过于不均匀"}：卡方值${statistic}，自由度${String(degreesOfFreedom)}`,
};
