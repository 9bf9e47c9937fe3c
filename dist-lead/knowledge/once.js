/** `read`, run at the first call; later calls give the same value. What it throws is thrown, and tried again, at each call. */
export function once(read) {
    let found;
    return () => {
        found ??= { value: read() };
        return found.value;
    };
}
