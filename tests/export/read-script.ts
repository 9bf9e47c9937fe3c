/**
 * Statements of a Cypher script as cypher-shell divides it: at semicolons outside quotes, names in backticks and comments.
 * A backslash in quotes takes the next character with it.
 */
export function statementsOf(script: string): string[] {
  const TOKEN = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|;|[^'"`/;]+|\//g;
  const statements = [''];
  for (const [token] of script.matchAll(TOKEN)) {
    if (token === ';') statements.push('');
    else if (!token.startsWith('//')) statements[statements.length - 1] += token;
  }
  return statements.map((text) => text.trim()).filter((text) => text !== '');
}
