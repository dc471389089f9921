import type { ErrorCode } from "../errors/errorCodes.js";

/** What is wrong, and what to do, in Chinese. */
export interface ErrorWords {
  readonly problem: string;
  readonly advice?: string;
}

const SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV";
const OTHER_WORD = "改为所列的词，或者在对照文件（--mapping）中写明该词的含义";

/** By code. */
export const CHINESE_ERRORS: Readonly<Record<ErrorCode, ErrorWords>> = {
  INPUT_INVALID: { problem: "输入有误" },
  FIELD_INVALID: { problem: "填写不符合要求", advice: "按模板（double-random template）的填写说明改正" },
  FIELD_UNKNOWN: { problem: "有不认识的字段", advice: "核对字段名称" },
  JSON_INVALID: { problem: "不是正确的 JSON 文件", advice: "核对逗号、引号和括号；文件须为 UTF-8 编码" },
  JSON_UNREPRESENTABLE: { problem: "有无法写入记录的值" },
  RATIO_INVALID: { problem: "比例不正确", advice: "比例须大于 0，不超过 100%" },
  DATE_INVALID: { problem: "日期无法识别", advice: "写全年、月、日，如 2024-05-01" },
  WINDOW_REVERSED: { problem: "截止日早于起始日", advice: "核对起止日期" },
  DUPLICATE_ID: { problem: "编号重复", advice: "保留一行，或者另编一个编号；同一对象列入两次，被抽中的机会就会加倍" },
  DUPLICATE_CREDIT_CODE: {
    problem: "统一社会信用代码重复",
    advice: "同一对象只保留一个编号；列入两次，被抽中的机会就会加倍",
  },
  CREDIT_CLASS_UNKNOWN: { problem: "信用风险类别不在规定之列", advice: "改正，或者在抽取规则中写明该类别属于哪一等级" },
  LADDER_NOT_MONOTONE: { problem: "风险等级升高而比例反而降低", advice: "核对各等级的比例" },
  REFERENCE_UNKNOWN: { problem: "编号在计划或者名录中不存在", advice: "核对编号" },
  SEED_MISSING: { problem: "没有随机数", advice: "承诺中的每个随机数来源都要有数值；缺一个即作废" },
  SEED_TYPE: { problem: "随机数的写法不正确", advice: "只写数字，不要空格以外的符号" },
  SEED_VALUE: { problem: "随机数与其来源不符", advice: "逐个核对摇出的数字，个数和范围须与承诺一致" },
  SEED_WEAK: { problem: "随机数太短，不足 64 位", advice: "十面骰至少摇 20 次；承诺前改用更多次数" },
  SEED_MISMATCH: { problem: "随机数来源与承诺的不一致", advice: "来源一经承诺不能更换" },
  BOUND_INVALID: { problem: "随机整数的上限不正确" },
  SOURCE_MISSING: { problem: "缺少随机数来源" },
  ALLOCATION_INFEASIBLE: { problem: "数量无法分配：最低数量之和超过总数，或者上限之和低于总数" },
  BATCH_INVALID: { problem: "批次不正确", advice: "批次须连续，累计比例须逐批提高，最后一批为 100%" },
  ASSIGNMENT_INFEASIBLE: { problem: "无法为全部对象配备检查人员" },
  REDRAW_UNEXPLAINED: { problem: "重新抽取没有说明原因", advice: "用 --reason 写明原因" },
  EVIDENCE_MISMATCH: { problem: "计划或者名单与抽查记录所用的不是同一份", advice: "使用抽取时的文件" },
  CHAIN_BROKEN: { problem: "记录被改动，或者链条缺少、重复、颠倒条目", advice: "使用原样公布的文件" },
  ENTRY_OUT_OF_PLACE: {
    problem: "此时不能追加这一条",
    advice: "用 double-random chain 查看链条现状；时间不得早于上一条和随机数来源",
  },
  NOTICE_BLOCKED: { problem: "有事项不完整或者问题待定，不能公布", advice: "先补全、答复；内部传阅可加 --draft" },
  CALENDAR_MISSING: { problem: "没有该年度的节假日安排", advice: "在工作日历（--calendar）中补上该年度" },
  FILE_UNREADABLE: { problem: "文件无法读取", advice: SAVE_AS },
  FILE_UNSUPPORTED: { problem: "不支持这种文件", advice: SAVE_AS },
  FILE_TOO_LARGE: { problem: "文件过大", advice: "核对是不是选错了文件" },
  ENCODING_INVALID: { problem: "文字编码无法识别", advice: "另存为 UTF-8 或者 GB18030 编码" },
  TABLE_INVALID: { problem: "表格的行列不整齐", advice: "检查引号、分隔符和空单元格" },
  SHEET_UNKNOWN: { problem: "找不到工作表，或者有几张工作表都可能是", advice: "用 --sheet 或者对照文件写明工作表名称" },
  COLUMN_MISSING: {
    problem: "缺少必需的列",
    advice: "补上该列，或者在对照文件（--mapping）中写明哪一列是它、或各行统一的值",
  },
  COLUMN_REPEATED: { problem: "两列表示同一内容", advice: "保留一列，或者在对照文件（--mapping）中注明略去哪一列" },
  CELL_INVALID: { problem: "单元格没有可用的值", advice: "在表格中改正；编号、代码一列先设为“文本”格式再重新填写" },
  VALUE_UNKNOWN: { problem: "用词无法识别", advice: OTHER_WORD },
  CREDIT_CODE_INVALID: { problem: "统一社会信用代码的校验位不符", advice: "对照营业执照改正" },
  ROWS_CONFLICT: { problem: "同一对象各行的内容不一致", advice: "改正其中一行；不是同一对象的，另编编号" },
  RESULT_RECORDED: { problem: "这次检查已有结果，不能再改动" },
  PLAN_LAYOUT_UNKNOWN: { problem: "找不到计划的表头", advice: "从 Word 或 Excel 中连同表头一起复制整张表" },
  PLAN_COLUMN_MISSING: { problem: "计划缺少必需的栏目", advice: "补上该栏目后重新读取" },
  PLAN_ROW_INVALID: { problem: "计划中有一行的单元格个数或者序号不对", advice: "核对该行" },
  PLAN_CELL_UNREADABLE: { problem: "计划中有单元格无法识别", advice: "核对原文，或者用 --answers 写明该栏应为何值" },
  PLAN_FACT_MISSING: {
    problem: "计划的标题、年度或者发文机关无法识别",
    advice: "用选项写明（--title、--year、--issuer）",
  },
  PLAN_TOO_LARGE: { problem: "文件过大，不像是一份计划", advice: "核对是不是选错了文件" },
  PROGRAM_TOO_LARGE: { problem: "程序的可能取值过多，无法逐一穷举" },
  PROGRAM_ERRATIC: { problem: "程序对同样的取值给出不同的结果" },
  PROGRAM_FAILED: { problem: "程序在穷举时出错" },
  RESERVE_UNAVAILABLE: { problem: "不能使用候补对象" },
};
