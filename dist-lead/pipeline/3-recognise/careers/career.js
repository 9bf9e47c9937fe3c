/** Organizations that later entries may speak of by a shorter name. */
const REMEMBERED = 40;
/** Notes the organization of an entry. */
export function noteOrgan({ organs }, organ) {
    organs.push(organ);
    if (organs.length > REMEMBERED)
        organs.shift();
}
