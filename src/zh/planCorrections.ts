import { doubledWords, repeatedHeaders, headerWordings } from "./headerCorrections.js";
import { tidy, fold } from "./foldText.js";
import type { Field } from "./columns.js";
import type { Header } from "./findHeaders.js";
import type { PlanRow, TextAround } from "./planRows.js";
import { agencyOf, type Heading } from "./readHeading.js";
import type { TaskDraft } from "./readTask.js";
import { note, warning, type Finding, type Said } from "./reading.js";

/** What repairs to the plan as a whole follow from. */
export interface DocumentContext {
  readonly rows: readonly PlanRow[];
  readonly headers: readonly Header[];
  readonly around: readonly TextAround[];
  readonly heading: Heading;
  readonly drafts: readonly TaskDraft[];
  readonly title: string;
  readonly issuer: string;
  readonly joint: boolean;
  readonly tierCombination: "max" | "credit" | undefined;
}

/** The repairs to the document as a whole: its titles, headers, names, and what it leaves out. */
export function planCorrections(context: DocumentContext): readonly Finding[] {
  return [
    ...doubledWords(context),
    ...repeatedHeaders(context),
    ...headerWordings(context),
    ...issuerNames(context),
    ...titleLayout(context),
    ...scopeKind(context),
    ...certificates(context),
    ...leftOut(context),
    ...ladders(context),
    ...countsAdmitted(context),
    ...columnsMissing(context),
  ];
}

function issuerNames({ around, issuer }: DocumentContext): readonly Finding[] {
  const short = (name: string): string => name.replaceAll("监督管理", "监管");
  const names = around.flatMap(({ text }) => agencyOf(tidy(text).slice(0, 120)) ?? []);
  const other = names.find((name) => name !== issuer && short(name) === short(issuer));
  if (other === undefined) return [];
  const office = around.some(({ text }) => tidy(text).includes(`${issuer}办公室`));
  const rule = {
    en: `Short form of the same authority${office ? "; its office (办公室) sends the document out, the bureau acts" : ""}.`,
    zh: `同一机关的简称${office ? "；由其办公室发文，由该局实施" : ""}。`,
  };
  return [note("G4", "issuer.name", other, issuer, rule)];
}

function titleLayout({ heading, title }: DocumentContext): readonly Finding[] {
  const printed = heading.title;
  if (printed?.text !== title || printed.raw === title) return [];
  return [
    note("G5", "title", printed.raw, title, {
      en: "Spaces of the layout and line breaks between Chinese characters are dropped.",
      zh: "排版空格和汉字之间的换行去掉。",
    }),
  ];
}

function scopeKind({ around, title, joint }: DocumentContext): readonly Finding[] {
  if (joint || ![title, ...around.map(({ text }) => text)].some((text) => text.includes("内部"))) return [];
  return [
    note("G6", "scopeKind", "内部", "internal", {
      en: "A plan of one department; no cooperating department is printed.",
      zh: "单个部门的计划；没有列配合部门。",
    }),
  ];
}

function certificates({ around }: DocumentContext): readonly Finding[] {
  if (!around.some(({ text }) => fold(text).includes("执法资格证"))) return [];
  return [
    note("G7", "document", "执法资格证", "执法证", {
      en: "The covering letter means the law enforcement certificate.",
      zh: "通知正文所指为行政执法证。",
    }),
  ];
}

function leftOut({ headers }: DocumentContext): readonly Finding[] {
  const says = (...fields: readonly Field[]): boolean =>
    headers.some(({ columns }) => fields.some((field) => columns.has(field)));
  const absent = [
    ...(says("base") ? [] : [{ en: "frame sizes", zh: "抽查基数" }]),
    ...(says("count") ? [] : [{ en: "counts of targets", zh: "抽查数量" }]),
    ...(says("initiator", "section") ? [] : [{ en: "initiating sections", zh: "发起主体" }]),
    ...(says("code") ? [] : [{ en: "item codes", zh: "事项编码" }]),
    ...(says("basis") ? [] : [{ en: "legal bases", zh: "法律依据" }]),
  ];
  if (absent.length === 0) return [];
  const english = absent.map(({ en }) => en);
  const value = {
    en: `no ${english.length < 2 ? english.join("") : `${english.slice(0, -1).join(", ")} or ${english.at(-1)!}`}`,
    zh: `未列${absent.map(({ zh }) => zh).join("、")}`,
  };
  return [
    note("G8", "tasks", "", value, {
      en: "The table has no columns for them; the frame follows from the directories at the date of the frame.",
      zh: "表中没有这些栏目；抽查对象以名单截止日的名录库为准。",
    }),
  ];
}

function ladders({ drafts, tierCombination }: DocumentContext): readonly Finding[] {
  const findings: Finding[] = [];
  const rising = drafts.filter(({ task }) => task.risk?.kind === "escalating" && task.risk.intensities === undefined);
  const verb = rising.flatMap((draft) => draft.findings.filter(({ irregularity }) => irregularity === "B3")).at(0);
  if (verb) {
    findings.push(
      warning(
        "B4",
        "tasks[].risk",
        verb.raw,
        { en: "steps between the tiers: not printed", zh: "各等级之间的级差：未写明" },
        {
          en: "Somebody has to set and publish the steps before the draw; until then the library draws by its default and says so (LADDER_DEFAULTED).",
          zh: "级差须在抽取前确定并公布；在此之前按默认级差抽取并予提示（LADDER_DEFAULTED）。",
        },
      ),
    );
  }
  const both = drafts.find(({ tiers }) => tiers?.axes.credit === true && tiers.axes.industry);
  if (tierCombination === "max" && both) {
    const cell = both.row.cells[both.row.header.columns.get("risk")!]!;
    const raw = /^.{0,200}?结合[^,，。;；]{0,40}/s.exec(cell)?.[0] ?? cell;
    findings.push(
      warning("B6", "policies.tierCombination", raw, "max", {
        en: "Two classifications are to be combined and no rule is printed; the higher of the two tiers is taken.",
        zh: "要求两种分类相结合但未写明方法；取两者中较高的等级。",
      }),
    );
  }
  const credit = drafts.find(({ tiers }) => tiers?.axes.credit === true);
  if (tierCombination === "credit" && credit) {
    const cell = credit.row.cells[credit.row.header.columns.get("risk")!]!;
    findings.push(
      note("B6", "policies.tierCombination", tidy(cell), "credit", {
        en: "Only the credit classification is printed; the industry tier does not count.",
        zh: "只写明企业信用风险分类，不计行业监管风险等级。",
      }),
    );
  }
  return findings;
}

function countsAdmitted({ headers, drafts }: DocumentContext): readonly Finding[] {
  const header = headers[0]!;
  const text = tidy(header.cells[header.columns.get("quota") ?? -1] ?? "");
  if (!/比例/.test(text) || !/数/.test(text) || drafts.some(({ counted }) => counted)) return [];
  return [
    note(
      "D3",
      "tasks[].quota",
      text,
      { en: "ratios only", zh: "只有比例" },
      {
        en: "The column admits counts, but none is printed.",
        zh: "该栏也可填数量，但没有填。",
      },
    ),
  ];
}

function columnsMissing({ headers }: DocumentContext): readonly Finding[] {
  const says = (field: Field): boolean => headers.some(({ columns }) => columns.has(field));
  const absent = (field: string, value: Said, rule: Said): Finding => warning("R3", field, "", value, rule);
  const findings: Finding[] = [];
  if (!says("risk")) {
    findings.push(
      absent("tasks[].risk", "none", {
        en: "The table has no column on risk; within a task every target has the same chance.",
        zh: "表中没有风险分类一栏；同一任务内各对象机会相同。",
      }),
    );
  }
  if (!says("mode") && !says("method")) {
    findings.push(
      absent(
        "tasks[].mode",
        { en: "the level of the issuer", zh: "发文机关本级" },
        {
          en: "The table has no column on who draws and inspects; the issuer does both.",
          zh: "表中没有抽查检查模式一栏；由发文机关抽取并检查。",
        },
      ),
    );
  }
  if (!says("number")) {
    findings.push({
      ...absent(
        "tasks[].sequence",
        { en: "1, 2, 3 ...", zh: "1、2、3……" },
        {
          en: "The rows have no numbers; they are numbered in the order of print.",
          zh: "各行没有序号；按印刷次序编号。",
        },
      ),
      severity: "note",
    });
  }
  return findings;
}
