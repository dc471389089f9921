// Writes the declarations of every module that an export of the package reaches, for `import` (.d.ts) and for `require`
// (.d.cts). `isolatedDeclarations` lets each module be declared from its own text alone, which takes seconds where a
// bundle of declarations takes minutes; the types themselves are checked by `npm run typecheck` and `check:archive`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const { config } = ts.readConfigFile("tsconfig.json", (path) => readFileSync(path, "utf8"));
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ".");
const compilerOptions = { ...options, noEmit: false, sourceMap: false };

/** @type {string[]} modules by their path below src, without an ending */
const waiting = entryModules();
const declared = new Set(waiting);
for (const module of waiting) {
  const text = declarationOf(module);
  const specifiers = ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => /^\.\.?\//.test(fileName));
  for (const { fileName } of specifiers) {
    const found = join(dirname(module), fileName).replaceAll("\\", "/").replace(/\.js$/, "");
    if (!declared.has(found)) waiting.push(found);
    declared.add(found);
  }
  const required = [...specifiers]
    .sort((a, b) => b.pos - a.pos)
    .reduce((rest, { fileName, pos }) => {
      const start = rest.indexOf(fileName, pos);
      return rest.slice(0, start) + fileName.replace(/\.js$/, ".cjs") + rest.slice(start + fileName.length);
    }, text);
  mkdirSync(dirname(`dist/${module}`), { recursive: true });
  writeFileSync(`dist/${module}.d.ts`, text);
  writeFileSync(`dist/${module}.d.cts`, required);
}
console.log(`declarations of ${declared.size} modules`);

/** The modules that package.json exports. */
function entryModules() {
  /** @type {Record<string, { import?: { types: string } }>} */
  const exported = JSON.parse(readFileSync("package.json", "utf8")).exports;
  return Object.values(exported).flatMap((entry) =>
    entry.import === undefined ? [] : [entry.import.types.replace(/^\.\/dist\/|\.d\.ts$/g, "")],
  );
}

/** @param {string} module */
function declarationOf(module) {
  const fileName = `src/${module}.ts`;
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(fileName, "utf8"), {
    fileName,
    compilerOptions,
    reportDiagnostics: true,
  });
  for (const { messageText } of diagnostics) {
    throw new Error(`${fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  }
  return withoutPackages(ts.createSourceFile(fileName, outputText, ts.ScriptTarget.Latest, true));
}

/**
 * The schemas are the library's own affair: no type that a user can reach is written in terms of a package, and one
 * that were would be missing here, which `check:archive` sees. So nobody must have a package's types to use ours. A
 * schema names the type of the package where it stands: under another name it would stay, and `check:archive` sees that.
 *
 * @param {ts.SourceFile} file
 */
function withoutPackages(file) {
  const imports = file.statements.filter(ts.isImportDeclaration).filter(({ moduleSpecifier }) => {
    return ts.isStringLiteral(moduleSpecifier) && !moduleSpecifier.text.startsWith(".");
  });
  const names = new Set(imports.flatMap(({ importClause }) => identifiersIn(importClause)));
  return file.statements
    .filter((statement) =>
      ts.isImportDeclaration(statement)
        ? !imports.includes(statement)
        : !identifiersIn(statement).some((name) => names.has(name)),
    )
    .map((statement) => statement.getFullText())
    .join("")
    .trimStart()
    .concat("\n");
}

/** @param {ts.Node | undefined} node @returns {string[]} */
function identifiersIn(node) {
  if (node === undefined) return [];
  if (ts.isIdentifier(node)) return [node.text];
  /** @type {string[]} */
  const names = [];
  ts.forEachChild(node, (child) => void names.push(...identifiersIn(child)));
  return names;
}
