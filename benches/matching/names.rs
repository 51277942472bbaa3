//! Names of companies that nobody has, seeded.

use std::collections::HashSet;

/// What own names are made of.
const CHARACTERS: &str = "华中天恒瑞金鑫盛达宏兴隆源泰安康远大博众诚信合力创新世纪东方长城龙腾飞翔海洋星辰光明顺通汇丰裕德润泽嘉禾祥云和美佳丽\
春秋景山川江河湖宝石玉铭志诺亚百千万亿旺福禄寿喜财富强民生国家乐居易联网智慧科锐捷迅驰骏马奔鹏程凯旋胜利荣耀辉煌精工巧匠品尚优卓越超群领航先锋启迪\
思文章典雅韵清风朗月松柏梅兰竹菊";

const PLACES: &str = "北京 上海 广州 深圳 杭州 南京 苏州 无锡 宁波 温州 青岛 济南 烟台 成都 重庆 武汉 长沙 郑州 西安 兰州 沈阳 大连 长春 \
哈尔滨 石家庄 太原 合肥 福州 厦门 南昌 贵阳 昆明 南宁 海口 乌鲁木齐 呼和浩特 银川 西宁 拉萨 天津 佛山 东莞 中山 珠海 惠州 泉州 \
绍兴 嘉兴 金华 台州 常州 南通 扬州 徐州 洛阳 襄阳 宜昌 株洲 湘潭 岳阳 柳州 桂林 遵义 绵阳 德阳 宜宾 咸阳 宝鸡 唐山 保定 邯郸 包头";

const BUSINESSES: &str = "科技 商贸 贸易 实业 电子科技 网络科技 建筑工程 装饰工程 餐饮管理 物业管理 房地产开发 广告 文化传媒 机械设备 化工 \
物流 医疗器械 食品 服饰 投资管理 信息技术 环保科技 汽车销售 农业开发";

const FORMS: [&str; 4] = ["有限公司", "有限公司", "有限责任公司", "股份有限公司"];

const SYLLABLES: &str = "bar ton mel vic lor ken dra sol par mon tel cor vin hal gra nex fer lan dor win bre sto";

const TRADES: &str = "Foods Trading Systems Logistics Consulting Industries Hotels Media";

/// So many names, all different: nine of ten Chinese.
pub fn made_up(count: usize) -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(42);
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let words = |text: &'static str| -> Vec<&'static str> { text.split_whitespace().collect() };
    let (places, businesses, syllables, trades) = (words(PLACES), words(BUSINESSES), words(SYLLABLES), words(TRADES));
    let mut known = HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let name = if random.u32(..10) == 0 {
            let word = |random: &mut fastrand::Rng| {
                let parts: String =
                    (0..random.usize(2..4)).map(|_| syllables[random.usize(..syllables.len())]).collect();
                parts[..1].to_uppercase() + &parts[1..]
            };
            format!("{} {} {} Ltd", word(&mut random), word(&mut random), trades[random.usize(..trades.len())])
        } else {
            let length = [2, 2, 2, 2, 3, 3, 4][random.usize(..7)];
            let own: String = (0..length).map(|_| characters[random.usize(..characters.len())]).collect();
            let (place, business) =
                (places[random.usize(..places.len())], businesses[random.usize(..businesses.len())]);
            format!("{place}{own}{business}{}", FORMS[random.usize(..FORMS.len())])
        };
        if known.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}
