/**
 * Compiles several projects with one compiler, in one process:
 *
 *     node compile-projects.cjs COMPILER UNCHECKED ONCE TSCONFIG...
 *
 * It prints, as JSON, a text for each project: what the compiler has to say. The declarations that come with the
 * compiler and with Node are read once, and are not checked: they are not ours. `skipLibCheck` would leave out the
 * declarations of this package, too. UNCHECKED is a list of files, as JSON, that are not checked either, and ONCE one
 * of those that are checked in the first project alone.
 */
const { dirname } = require("node:path");

const [, , compiler, unchecked, once, ...projects] = process.argv;
const ts = require(compiler);

const foreign = /[\\/]@types[\\/]|[\\/]undici-types[\\/]|[\\/]lib\.[\w.]+\.d\.ts$/;
const left = new Set(JSON.parse(unchecked));
const read = new Map();

function report(project) {
  const { config, error } = ts.readConfigFile(project, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project), {}, project);
  const { options, fileNames, errors } = parsed;
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(fileNames, options, {
    ...host,
    getSourceFile(name, format, ...rest) {
      if (!foreign.test(name)) return host.getSourceFile(name, format, ...rest);
      // Whether a module is CommonJS makes no difference to declarations of globals and of modules by their names.
      const key = JSON.stringify([name, format.languageVersion]);
      if (!read.has(key)) read.set(key, host.getSourceFile(name, format, ...rest));
      return read.get(key);
    },
  });
  const ours = program
    .getSourceFiles()
    .filter(({ fileName }) => !foreign.test(fileName) && !left.has(fileName));
  const found = [
    ...(error === undefined ? [] : [error]),
    ...errors,
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...ours.flatMap((file) => program.getSemanticDiagnostics(file)),
    ...(options.declaration ? ours.flatMap((file) => program.getDeclarationDiagnostics(file)) : []),
  ];
  for (const file of JSON.parse(once)) left.add(file);
  return ts.formatDiagnostics(found, host);
}

console.log(JSON.stringify(projects.map(report)));
