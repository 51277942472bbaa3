//! Names of people and companies that nobody bears, and what reps note down.

use std::collections::HashSet;

use fastrand::Rng;

pub const REGIONS: [&str; 6] = ["华东", "华南", "华北", "华中", "西南", "东北"];

/// The cities of each region.
const CITIES: [[&str; 6]; 6] = [
    ["上海", "苏州", "宁波", "杭州", "合肥", "无锡"],
    ["深圳", "东莞", "广州", "佛山", "中山", "厦门"],
    ["北京", "天津", "石家庄", "济南", "青岛", "太原"],
    ["武汉", "长沙", "郑州", "南昌", "襄阳", "株洲"],
    ["成都", "重庆", "昆明", "贵阳", "绵阳", "南宁"],
    ["沈阳", "大连", "长春", "哈尔滨", "鞍山", "大庆"],
];

const FIRST: &str = "恒鸿海启云晨彭溢卓楚微清宜华德瑞天金中新科远博安泰盛隆嘉诚信达通宏鼎凯力东方";
const SECOND: &str = "锐量拓帆岫阔铁彩衡泰岚澜恒远信丰宇腾源创维达康美利成业兴和宝立昌晟辉润祥";
const TRADES: [&str; 16] = [
    "精密机械",
    "电子",
    "电器",
    "新能源",
    "食品",
    "制药装备",
    "工程机械",
    "日化",
    "仪表",
    "轴承",
    "光学",
    "净水设备",
    "家居用品",
    "包装材料",
    "医疗器械",
    "物流",
];
const KINDS: [&str; 4] = ["有限公司", "有限责任公司", "股份有限公司", "（集团）有限公司"];

const ENGLISH_FIRST: [&str; 20] = [
    "Northern",
    "Blue Harbor",
    "Cedar",
    "Silver Lake",
    "Granite",
    "Maple",
    "Redwood",
    "Kingfisher",
    "Ocean",
    "Summit",
    "Falcon",
    "Amber",
    "Highland",
    "Crystal",
    "Willow",
    "Pioneer",
    "Evergreen",
    "Lantern",
    "Copper",
    "Meridian",
];
const ENGLISH_SECOND: [&str; 20] = [
    "Packaging",
    "Foods",
    "Instruments",
    "Logistics",
    "Pharma",
    "Bearings",
    "Optics",
    "Trading",
    "Textiles",
    "Machinery",
    "Energy",
    "Ceramics",
    "Labs",
    "Components",
    "Plastics",
    "Marine",
    "Tools",
    "Coatings",
    "Paper",
    "Robotics",
];
const ENGLISH_KINDS: [&str; 5] = ["Ltd", "Co., Ltd.", "Inc.", "GmbH", "(China) Ltd"];

const SURNAMES: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰波晓芸骏一鸣海峰婉子豪佳琪思远志鹏梦瑶";
const ENGLISH_PEOPLE: [&str; 12] = [
    "Ann Fox",
    "Bo Lind",
    "Cy Marsh",
    "Dana Reed",
    "Eli Stone",
    "Fay Woods",
    "Gus Hale",
    "Ivy Dunn",
    "Jo Park",
    "Kim Vale",
    "Lee Ray",
    "Max Orr",
];

const NOTES: [&str; 24] = [
    "电话确认产量，每分钟 60 件",
    "加了微信，发了样册",
    "采购不在，转到主管",
    "老客户介绍",
    "展会留的名片，包装线要改造",
    "说等月底再谈",
    "见了设备科许工，看了旧线",
    "官网询盘",
    "工艺部要先看案例",
    "预算明年才批",
    "价格偏高，想再降 5 个点",
    "约了下周三去现场",
    "技术协议已确认",
    "对方要三家比价",
    "等总经理签字",
    "合同法务在看",
    "试样通过，准备小批量",
    "换了新采购，重新介绍",
    "发票信息已核对",
    "催了一次付款",
    "wants a quote by Friday",
    "met at the fair, line 3 is to be replaced",
    "asked for references, sent two",
    "\"not this year\", call again in March",
];

/// A person's name, none twice.
pub fn person(rng: &mut Rng, taken: &mut HashSet<String>) -> String {
    loop {
        let name = if rng.u8(..10) == 0 {
            rng.choice(ENGLISH_PEOPLE).map(str::to_owned).unwrap_or_default()
        } else {
            let mut name = String::from(character(rng, SURNAMES));
            name.push(character(rng, GIVEN));
            if rng.u8(..4) > 0 {
                name.push(character(rng, GIVEN));
            }
            name
        };
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

/// A company's name, none twice.
pub fn company(rng: &mut Rng, region: usize, taken: &mut HashSet<String>) -> String {
    loop {
        let name = if rng.u8(..5) == 0 {
            let mut word = |words: &[&str]| rng.choice(words.iter().copied().map(str::to_owned)).unwrap_or_default();
            let (first, second, kind) = (word(&ENGLISH_FIRST), word(&ENGLISH_SECOND), word(&ENGLISH_KINDS));
            format!("{first} {second} {} {kind}", rng.u16(1..2000))
        } else {
            let city = CITIES[region][rng.usize(..6)];
            let brand: String =
                [FIRST, SECOND, SECOND].iter().take(rng.usize(2..4)).map(|of| character(rng, of)).collect();
            format!("{city}{brand}{}{}", TRADES[rng.usize(..TRADES.len())], KINDS[rng.usize(..KINDS.len())])
        };
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

/// The same company as another rep types it: other width, case, blanks, brackets.
pub fn respelt(rng: &mut Rng, name: &str) -> String {
    match rng.u8(..4) {
        0 => name.replace('（', "(").replace('）', ")"),
        1 => name.to_uppercase(),
        2 => format!(" {name} "),
        _ => name.replacen(' ', "  ", 1),
    }
}

/// The same company under a name that only its phone number gives away.
pub fn short_for(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((short, _)) => short.to_owned(),
        None => name.chars().take(4).chain("公司".chars()).collect(),
    }
}

pub fn note(rng: &mut Rng) -> &'static str {
    if rng.u8(..10) < 4 { "" } else { NOTES[rng.usize(..NOTES.len())] }
}

fn character(rng: &mut Rng, of: &str) -> char {
    let place = rng.usize(..of.chars().count());
    of.chars().nth(place).unwrap_or('一')
}
