/** Characteristics and things in the words of trade, English and Chinese; each Chinese word stands for one English. */
export const CHARACTERISTICS: ReadonlyMap<string, string> = new Map(
  [
    'length|长度', 'width|宽度', 'height|高度', 'depth|深度', 'thickness|厚度', 'wall thickness|壁厚', 'diameter|直径',
    'outer diameter|外径', 'inner diameter|内径', 'weight|重量', 'gross weight|毛重', 'net weight|净重', 'packed weight|包装后重量',
    'gross weight per carton|每箱毛重', 'carton gross weight|箱毛重', 'capacity|容量', 'net capacity|净容量', 'volume|体积',
    'power|功率', 'power draw|耗电功率', 'input power|输入功率', 'voltage|电压', 'current|电流', 'leakage current|泄漏电流',
    'luminous flux|光通量', 'flux|光通', 'illuminance|照度', 'illuminance uniformity|照度均匀度', 'correlated colour temperature|相关色温',
    'cct|色温', 'colour rendering index ra|显色指数 Ra', 'cri ra|显色指数', 'power factor|功率因数', 'lifetime|寿命',
    'hydrostatic head|耐静水压', 'water column|水柱', 'tear strength|撕裂强力', 'tensile strength|拉伸强力', 'seam strength|接缝强力',
    'mass per area|单位面积质量', 'fabric weight|面料克重', 'density|密度', 'moisture content|含水率', 'abrasion|耐磨性',
    'colour fastness|色牢度', 'dry crocking|干摩擦色牢度', 'wet crocking|湿摩擦色牢度', 'pilling grade|起球等级', 'shrinkage|缩水率',
    'coating thickness|涂层厚度', 'cross-cut adhesion class|划格附着力等级', 'gloss|光泽度', 'colour difference|色差', 'hardness|硬度',
    'indentation hardness|压陷硬度', 'formaldehyde emission|甲醛释放量', 'lead content|铅含量', 'chromium|铬含量', 'nickel|镍含量',
    'sound pressure|声压级', 'noise|噪声', 'surface temperature|表面温度', 'comfort temperature|舒适温度', 'temperature|温度',
    'permanent deformation|永久变形', 'deflection|挠度', 'static load|静载荷', 'load|载荷', 'operating force|操作力', 'pull force|拉力',
    'torque|扭矩', 'speed|速度', 'pressure|压力', 'flow|流量', 'throughput|产量', 'battery capacity|电池容量', 'run time|运行时间',
    'charging time|充电时间', 'clear height|净高', 'clear height of the front entrance|前门净高', 'door height|门高', 'inner length|内长',
    'inner width|内宽', 'seat height|座高', 'stitch density|针距密度', 'edge crush strength|边压强度', 'bursting strength|耐破强度',
    'parts|零件', 'parts per carton|每箱零件数', 'cartons per container|每柜箱数', 'layers|层数', 'spare parts|备件', 'photos|照片',
    'quantity|数量', 'units|件数', 'cycles|循环次数', 'unit price|单价', 'insured amount|保险金额', 'late deduction|迟延扣款',
  ].map((pair): readonly [string, string] => {
    const [en = '', zh = ''] = pair.split('|');
    return [en, zh];
  }),
);

/** Instruments that a clause names; one that is absent stands in its original between brackets. Each Chinese word stands for one. */
export const INSTRUMENTS_ZH: ReadonlyMap<string, string> = new Map([
  ['caliper', '卡尺'], ['vernier', '游标卡尺'], ['micrometer', '千分尺'], ['thickness gauge', '测厚仪'], ['steel rule', '钢直尺'],
  ['tape measure', '卷尺'], ['steel tape', '钢卷尺'], ['spectrophotometer', '分光测色仪'], ['gloss meter', '光泽度计'], ['xrf', 'XRF'],
  ['integrating sphere', '积分球'], ['lux meter', '照度计'], ['wattmeter', '功率计'], ['multimeter', '万用表'],
  ['sound level meter', '声级计'], ['moisture meter', '水分仪'], ['pin type meter', '针式水分仪'], ['thermometer', '温度计'],
  ['thermocouple', '热电偶'], ['torque meter', '扭矩仪'], ['force gauge', '测力计'], ['durometer', '邵氏硬度计'],
  ['calibrated scale', '经校准的秤'], ['digital scale', '电子秤'], ['scale', '秤'], ['stopwatch', '秒表'], ['tachometer', '转速表'],
  ['pressure gauge', '压力表'], ['metal detector', '金属探测器'], ['needle detector', '检针机'],
]);

/** Units as Chinese trade papers write them; a unit that is absent is written as it is. */
export const UNITS_ZH: ReadonlyMap<string, string> = new Map([
  ['pcs', '件'],
  ['set', '套'],
  ['cycles', '次'],
  ['Cel', '°C'],
  ['class', '级'],
  ['grade', '等'],
]);
