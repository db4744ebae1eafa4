/** Instruments that people measure with, and the uncertainty that none of them gets below in a trader's hands. */

export type Instrument = {
  readonly code: string;
  /** Lower-case words of which any one, in the name given, means this instrument. The first row that fits is taken. */
  readonly words: readonly string[];
  /** Least uncertainty by unit; the first that converts into the clause's unit counts. */
  readonly floors: readonly string[];
  /** Least uncertainty as a share of the reading, in thousandths. */
  readonly perMille: number;
};

const row = (code: string, words: string, floors: string, perMille = 0): Instrument => ({
  code,
  words: words.split('|'),
  floors: floors.split('|'),
  perMille,
});

/** Source: usual makers' accuracies of hand instruments, rounded up: a reading is also parallax, play and a steady hand. */
export const INSTRUMENTS: readonly Instrument[] = [
  // Counting has no uncertainty of its own; a count is right or wrong.
  row('count', 'count|counting|tally|by hand|清点|计数', '0 pcs|0 ctn|0 plt|0 doz|0 cycles|0 layers'),
  row('caliper', 'caliper|calliper|vernier|卡尺', '0.05 mm'),
  row('micrometer', 'micrometer|micrometre screw|千分尺', '0.01 mm'),
  row('coating_gauge', 'coating gauge|coating thickness|film gauge|涂层测厚', '2 um', 30),
  row('thickness_gauge', 'thickness gauge|feeler|测厚', '0.02 mm', 5),
  row('laser_distance', 'laser distance|laser meter|laser measure|激光测距', '2 mm'),
  row('steel_rule', 'steel rule|steel ruler|ruler|直尺|钢尺', '0.5 mm', 1),
  row('steel_tape', 'steel tape|tape measure|measuring tape|tape|卷尺', '1 mm', 1),
  row('stopwatch', 'stopwatch|timer|秒表', '0.5 s'),
  row('wattmeter', 'wattmeter|watt meter|power meter|power analyser|power analyzer|energy meter|功率计', '0.2 W|0.01 A|0.2 V|1 W.h', 10),
  row('clamp_meter', 'clamp meter|clamp|钳形表', '0.05 A|0.5 V', 25),
  row('multimeter', 'multimeter|multi-meter|voltmeter|ammeter|万用表', '0.01 V|0.005 A|0.5 Ohm|0.2 W', 10),
  row('infrared_thermometer', 'infrared|ir thermometer|红外', '2 Cel', 10),
  row('thermometer', 'thermometer|thermocouple|data logger|温度计', '0.5 Cel'),
  row('lux_meter', 'lux meter|luxmeter|light meter|照度计', '2 lx', 50),
  row('spectrometer', 'spectrometer|colorimeter|integrating sphere|光谱', '50 K|10 lm', 40),
  row('sound_meter', 'sound level|sound meter|decibel|声级计', '1.5 dB|1.5 dB(A)'),
  // Before the scales, which share a word with it; hung from a hook it reads mass as well.
  row('force_gauge', 'force gauge|spring balance|pull tester|luggage scale|拉力计', '0.2 N|20 g', 10),
  row('platform_scale', 'platform scale|floor scale|weighbridge|地磅', '0.05 kg', 2),
  row('scale', 'scale|balance|电子秤|天平|秤', '1 g', 2),
  row('measuring_jug', 'measuring jug|measuring cup|graduated cylinder|量杯|量筒', '5 mL', 10),
  row('moisture_meter', 'moisture|含水率|水分', '1 %', 20),
  row('xrf_gun', 'xrf|handheld analyser|handheld analyzer|合金分析', '0.1 %|50 mg/kg', 20),
  row('hardness_tester', 'hardness|durometer|硬度', '1.5 HRC|2 HRB|10 HV|2 Shore A|2 Shore D', 0),
  row('torque_wrench', 'torque|扭力', '0.1 N.m', 40),
  row('pressure_gauge', 'pressure gauge|manometer|压力表', '1 kPa', 20),
  row('tachometer', 'tachometer|rpm meter|转速', '1 {rev}/min', 5),
  row('flow_meter', 'flow meter|flowmeter|anemometer|流量', '0.1 L/min|0.1 m/s', 30),
  row('protractor', 'protractor|angle|inclinometer|量角', '0.5 deg'),
  row('gloss_meter', 'gloss|光泽', '1 GU', 10),
  row('gsm_cutter', 'gsm cutter|gsm|克重', '2 g/m2', 10),
];
