/** The longest name of a division that opens the name of a paper: 凉山彝族自治州 is the longest there is. */
const LONGEST = 15;
/**
 * Finds city and province by the division that a newspaper's name opens with: 株洲日报 is of 株洲市, 湖南日报 of 湖南省.
 * Districts and counties are left aside, because 光明 and 解放 are some, except cities of the county level.
 */
export function placeOfName(gazetteer) {
    return (name) => {
        for (let length = Math.min(LONGEST, name.length); length >= 2; length--) {
            const { division } = gazetteer.resolve(name.slice(0, length));
            if (!division || (division.level === 'county' && division.kind !== 'city'))
                continue;
            const province = gazetteer.provinceOf(division);
            if (division !== province)
                return { city: division.name, province: province.name };
            return division.name.endsWith('市')
                ? { city: division.name, province: division.name }
                : { province: division.name };
        }
        return undefined;
    };
}
