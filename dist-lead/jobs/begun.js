/** What a worker tells when it is ready and turns to the page: from here the page's time counts. */
export const BEGUN = 'begun';
