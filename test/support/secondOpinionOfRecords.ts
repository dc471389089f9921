import { judgeAtTheEnd } from "./notedRecords.js";

judgeAtTheEnd();
