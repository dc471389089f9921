import { COMMAND_GROUPS } from "./commandGroups.js";
import type { Language } from "./reportWords.js";

/** What `double-random --help` says: every command in the order of the work. */
export function overview(language: Language): string {
  const isChinese = language === "zh";
  const groups = COMMAND_GROUPS.map(({ title, chineseTitle, commands }) =>
    [
      isChinese ? chineseTitle : title,
      ...Object.entries(commands).map(
        ([name, { purpose, chinesePurpose }]) =>
          `  double-random ${name.padEnd(11)} ${isChinese ? chinesePurpose : purpose}`,
      ),
    ].join("\n"),
  );
  const [first, last] = isChinese ? ZH : EN;
  return [first, ...groups, last].join("\n\n");
}

const EN = [
  "double-random: fair draws of inspection targets and inspectors that anybody can check",
  `double-random COMMAND --help says more. Exit codes: 0 yes, 1 no, 2 bad usage or unreadable input.
DOUBLE_RANDOM_LANGUAGE=zh in the environment, or --language zh: 中文。`,
] as const;

const ZH = [
  "double-random：公平、人人可核验的双随机抽取",
  `double-random 命令 --help 显示该命令的用法（英文）。退出码：0 是，1 否，2 用法有误或者文件无法读取。
每个命令都可加 --language zh；设置环境变量 DOUBLE_RANDOM_LANGUAGE=zh 则一律用中文。`,
] as const;
