/** Appends `item` to the list of `key`, in place. */
export function addTo(groups, key, item) {
    const group = groups.get(key);
    if (group)
        group.push(item);
    else
        groups.set(key, [item]);
}
