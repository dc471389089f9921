import type { MappingDocument } from "../model/tableMapping.js";

/** A mapping for the exports of a platform, by name. */
export interface FieldMap {
  readonly name: string;
  /** What it is for: Chinese, then English. */
  readonly about: readonly [zh: string, en: string];
  readonly mapping: MappingDocument;
}

const REGISTER_STATES: Readonly<Record<string, string>> = {
  ...{ A: "existing", B: "existing", K: "existing", X: "deregistering", XX: "deregistered", DX: "deregistered" },
  ...{ D: "revoked", DA: "revoked", C: "rescinded", QX: "moved-out" },
};

/**
 * Field maps for the exports of platforms in use. They are data: a bureau adds to one by `extends` in its own mapping, and
 * overrides in it whatever its platform does otherwise.
 *
 * - `register-2017`: the table columns and codes of a provincial platform for double-random inspections of 2016 and 2017.
 *   `Q`, which that platform calls 迁出 in one place and counts as 存续 in another, is not read: say in `values` what it is.
 * - `special-directory-2017`: the spreadsheet with which that platform takes businesses into its special directories
 *   (专项库): one row for each licence, credit code and registration number in one column, `9999-09-09` for no end.
 * - `risk-four-words`: credit risk as 低, 中, 中高, 高 instead of A to D.
 *
 * @example
 * ```ts
 * import { FIELD_MAPS } from "double-random/node";
 *
 * for (const { name, mapping } of FIELD_MAPS) console.log(name, Object.keys(mapping).join(" "));
 * ```
 * ```text
 * register-2017 targets inspectors
 * special-directory-2017 targets
 * risk-four-words targets
 * ```
 */
export const FIELD_MAPS: readonly FieldMap[] = [
  {
    name: "register-2017",
    about: [
      "省级平台数据表的列名和登记状态代码（2016—2017）",
      "table columns and status codes of a provincial platform, 2016 to 2017",
    ],
    mapping: {
      targets: {
        columns: {
          ...{ uid: "id", priPID: "filingNumber", entName: "name", uniCode: "creditCode", regState: "status" },
          ...{
            entTypeCatg: "subjectType",
            estDate: "establishedOn",
            localAdm: "localOfficeId",
            specialCode: "directories",
          },
          ...{ licName: "licences.kind", licNO: "licences.number", licApprDate: "licences.validFrom" },
          ...{ licSaveEndDate: "licences.validTo" },
        },
        ignored: [
          ...["id", "regNO", "regOrg", "regOrgName", "localAdmName", "specialName", "markCode", "markName", "sliceNO"],
          ...["sliceNOName", "lastCheckTime", "checkDeptCode", "checkDeptName", "setTime", "taskUid"],
        ],
        values: {
          status: REGISTER_STATES,
          subjectType: { 农专社: "cooperative", 个体户: "individual", 外企代表机构: "representative-office" },
        },
      },
      inspectors: {
        columns: {
          ...{
            agentInnerNO: "id",
            agentName: "name",
            unitCode: "unitId",
            dutyDeptCode: "departmentId",
            agentArea: "regionCode",
          },
          ...{ lawNO: "certificates.number", lawEndDate: "certificates.validTo", govLawNO: "certificates.number2" },
          ...{
            govLawEndDate: "certificates.validTo2",
            expertFlag: "isExpert",
            agentState: "active",
            stationTerm: "competences",
          },
        },
        ignored: [
          ...[
            "id",
            "UID",
            "employeeNO",
            "unitName",
            "agentSex",
            "agentNO",
            "deptCode",
            "deptName",
            "birthDay",
            "agentAge",
          ],
          ...["agentPosition", "mobile", "studyLevel", "workTime", "professionals", "slicenNO", "slicenNOName"],
        ],
      },
    },
  },
  {
    name: "special-directory-2017",
    about: [
      "省级平台专项库导入表（一证一行）",
      "the import sheet for special directories of a provincial platform, a row for each licence",
    ],
    mapping: {
      targets: {
        columns: {
          专项库名称: "directories",
          "统一社会信用代码/注册号": "creditCodeOrNumber",
          企业名称: "name",
          许可证名称: "licences.kind",
          许可证编号: "licences.number",
          许可批准日期: "licences.validFrom",
          有效期至: "licences.validTo",
        },
        ignored: ["对应专项库监管标签", "许可发证机关", "检查机关", "专业监管", "专业资质资格", "配备专家（组长）"],
        id: { from: "creditCode" },
        mergeRows: true,
        nonAsciiIds: "hash",
      },
    },
  },
  {
    name: "risk-four-words",
    about: ["信用风险写作低、中、中高、高的名录", "directories that write credit risk as 低, 中, 中高, 高"],
    mapping: {
      targets: {
        values: {
          creditClass: { 低: "A", 低风险: "A", 中: "B", 中风险: "B", 中高: "C", 中高风险: "C", 高: "D", 高风险: "D" },
          industryTier: { 低: "low", 中: "general", 中高: "higher", 高: "high" },
        },
      },
    },
  },
];
