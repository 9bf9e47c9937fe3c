import { EXIT, GuanxiError } from '../errors.js';
/**
 * The parameters of a question: its defaults, replaced by `given` (texts as typed), read by the default's type.
 * @throws GuanxiError when a name is none of the question's or a value is of another type.
 */
export function parametersFor(question, given) {
    const unknown = Object.keys(given).find((name) => !question.parameters.some((p) => p.name === name));
    if (unknown !== undefined) {
        const known = question.parameters.map((p) => p.name).join(', ') || 'none';
        throw new GuanxiError(`${question.name} has no parameter ${unknown}; it has: ${known}.`, EXIT.usage);
    }
    const values = question.parameters.map((p) => [
        p.name,
        p.name in given ? read(p, given[p.name]) : p.default,
    ]);
    return Object.fromEntries(values);
}
/** A parameter whose default is null takes text. */
function read(parameter, text) {
    const wanted = (what) => new GuanxiError(`Parameter ${parameter.name}: expected ${what}, found ${JSON.stringify(text)}.`, EXIT.usage);
    if (typeof parameter.default === 'boolean') {
        if (text !== 'true' && text !== 'false')
            throw wanted('true or false');
        return text === 'true';
    }
    if (typeof parameter.default === 'number') {
        if (!/^-?\d{1,15}$/.test(text))
            throw wanted('an integer');
        return Number(text);
    }
    return text;
}
