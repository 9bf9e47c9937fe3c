/** The words and marks between names, organizations and titles, by which posts are read. */

/** What may stand between the posts of one person, and between them and the name. */
export const JOIN = /^(?:[、,;]|兼任?|暨|和|及|以及|与|[、,](?:兼|兼任)| | 、)?$/;
export const TO_NAME = /^(?:(?:的?还有|的有|包括|有|是|为|分别为|分别是|由)?:?)?[ “"]*$/;
export const BETWEEN_NAMES = /^(?:\([^)]{1,8}\))?(?:[、 ]|和|与|及|以及)(?: )?$/;
/** 领导 of several organs: 等相关部门, 等单位. */
export const COLLECTIVE_GAP =
  /^(?:等)?(?:\d+家|多个|各)?(?:市直|省直|县直|区直|州直)?(?:相关|有关)?(?:职能)?(?:部门|单位|企业|负责|主要)*$/;
/** Between a name and the post it is said to hold. */
export const HOLDS =
  /^(?:等?(?:\d{1,3}|[两三四五六七八九十]{1,3})[人位名])?(?:同志|先生|女士)?(?:\([^)]{1,6}\))?(?:[,、](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年\d{1,2}月(?:出?生)?|中共党员|[^,、。;]{1,12})){0,8}[,]?(?:现|新|时)?(?:此前|之前|后来|后)?(?:为|任|担任|出任|就任|当选为?|兼任|被任命为|被选举为|正式就任|接任|调任|升任|履新|任职于?|系|是)(?:命为)?(?:第[一二三四五六七八九十\d]+(?:、第?[一二三四五六七八九十\d]+)*届|新)?$/u;
/** Between a name with the age, as profiles have it, and what the person is: 某某,男,52岁,中共党员,|某某局副局长. */
export const APPOSED =
  /^,(?:[男女],|\p{Script=Han}{1,4}族,)*(?:\d{2}岁|\d{4}年(?:\d{1,2}月)?出?生),(?:[^,。;的]{1,14},){0,4}$/u;
export const HELD =
  /^(?:同志|先生|女士)?[,]?(?:因[^,。;、]{1,14})?(?:的)?(?:曾|曾经|先后|历|曾先后|原|辞去|不再担任|卸任|不再兼任)(?:任|担任|兼任|出任)?$/;
/** Places between the name that opens a line of a list and its post: 甲某县|某镇|某村党支部书记. */
export const PLACE_CHAIN = /^(?:\p{Script=Han}{1,6}?(?:自治区|街道|社区|[省市县区州旗镇乡村]))+$/u;
/** Between the name that opens a line of a list and its post: (女,回族) , (汉族) 某县. */
export const LISTED_POST = /^(?:\((?:[男女],?)?[^(),;。]{0,8}族?\))? +(?:\p{Script=Han}{1,8}[省市县区旗州盟镇乡])?$/u;
/** Words for the organization that the article speaks of, before a title. */
export const SPOKEN = /(学校|校|公司|集团|医院|学院|院)$/;
/** 协会|会长, 美协|主席: a society by the end of its name or its short form alone. */
export const SOCIETY = /[,。;:、\s该本由的](协会|学会|商会|研究会|联合会|[作美书音影剧摄舞曲]协)$/;
export const SPOKEN_KIND: Readonly<Record<string, string>> = {
  学校: 'school',
  校: 'school',
  学院: 'school',
  院: 'school',
  公司: 'enterprise',
  集团: 'enterprise',
  医院: 'institution',
};
/** 局|党组书记, 院|党委书记: a unit by the last character of its name alone. */
export const SPOKEN_UNIT = /[,。;:、\s](局|厅|院)$/;
/** Verbs of a résumé before a post, whose subject stands further back. */
export const RESUME_HELD =
  /(?:历任|曾任|先后[担出历]?任|曾担任|曾先后[担出]?任|担任过|任过|当过|做过|先后在|曾在|免去|辞去|此前[担出]?任|之前[担出]?任|下派[^,。;]{0,14}任)$/;
export const RESUME_HOLDS =
  /(?:(?<!拟)任|任职于?|(?<=^|[,;])当选为?|任命为|现为|(?<=^|[,;])(?:他|她)?是)(?:第[一二三四五六七八九十\d]+(?:、第?[一二三四五六七八九十\d]+)*届)?$/;
export const FORMER = /(?:原|前|曾任|时任|历任|先后任|先后担任|曾担任|曾是|前任|免去[^,。]{0,6}的?|辞去)$/;

/** After a title: the post is one that somebody is to have, not has. */
export const TO_BE = /^(?:职务)?(?:建议)?(?:候选人|人选|提名人选|候选)/;
/** Between an organization and a title of it: 北京大学|原|校长. */
export const PAST_MARK = /^(?:原|前|首任|时任)$/;
/** A member of a list of posts whose organ was not read: 、经委|副主任. */
export const UNREAD_ORGAN = /^[、,](?:[\p{Script=Han}()]{1,10})$/u;
/** An item between two names of a list that was not read as a name. */
export const UNREAD_NAME = /^、(?:\p{Script=Han}{2,3}、){1,2}$/u;
/** Between names and the level of all of them: 甲、乙等|市领导. */
export const LEVEL_OF_NAMES = /^等(?:在家|现职|有关|\d{1,2}位|全体)?的?$/;
/** The rule of a level told after the names; who has a post besides is no mere leader. */
export const LEVEL_AFTER_NAMES = 'positions/level-after-names';
