export function levelOfCode(code) {
    return code.length === 2 ? 'province' : code.length === 4 ? 'prefecture' : 'county';
}
export function kindOf(name, level) {
    if (level === 'province')
        return 'province';
    return /[市州盟]$|地区$/.test(name) ? 'city' : 'county';
}
const LONG_LEVEL_WORDS = ['特别行政区', '自治区', '自治州', '自治县', '自治旗', '地区', '林区', '特区', '新区'];
const LEVEL_WORDS = '省市县区旗盟';
const MINORITIES = '蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|裕固族|保安族|独龙族|蒙古|各族';
const MINORITY_WORDS = new RegExp(`(?:${MINORITIES})+$`);
/** 株洲市 → 株洲, 双江拉祜族佤族布朗族傣族自治县 → 双江; the name itself where fewer than two characters would remain. */
export function shortNameOf(name) {
    const level = levelWordOf(name);
    let short = name.slice(0, name.length - level.length);
    if (level.startsWith('自治') || short.endsWith('族'))
        short = withoutMinorities(short);
    return short.length >= 2 ? short : name;
}
function levelWordOf(name) {
    const last = name.charAt(name.length - 1);
    if (name.length > 3) {
        for (const word of LONG_LEVEL_WORDS)
            if (name.endsWith(word))
                return word;
    }
    return LEVEL_WORDS.includes(last) ? last : '';
}
/** 梅里斯达斡尔族 → 梅里斯; 东乡族, where the people's name is the place's, → 东乡. */
function withoutMinorities(name) {
    const place = name.replace(MINORITY_WORDS, '');
    if (place.length >= 2)
        return place;
    return name.length > 2 && name.endsWith('族') ? name.slice(0, -1) : name;
}
/** Further printed forms between the short and the full name: 凉山州, 峨边县, 内蒙. */
export function middleFormsOf(name, short) {
    if (!name.includes('区', name.length - 1) && !name.includes('自治'))
        return [];
    if (name.endsWith('自治州'))
        return [`${short}州`, `${short}自治州`];
    if (name.endsWith('自治县'))
        return [`${short}县`, `${short}自治县`];
    if (name.endsWith('自治旗'))
        return [`${short}旗`];
    if (name.endsWith('自治区'))
        return short === '内蒙古' ? ['内蒙'] : [];
    if (name.endsWith('特别行政区'))
        return [`${short}特区`];
    return [];
}
