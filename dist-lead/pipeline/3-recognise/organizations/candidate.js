/** The printed form as a further name, where it is not the canonical one. */
export function aliasesOf(name, form) {
    return form === name ? [] : [form];
}
