import { judgeAtTheEnd } from "./notedRecords.js";

if (process.env["SECOND_OPINION"] !== "off") judgeAtTheEnd();
