-- Invented firms, people and decisions (虚构); the same rows every time.
insert into 机构 values (1, '计量股（虚构）'), (2, '信用监管股（虚构）'), (11, '东城所（虚构）'), (12, '西城所（虚构）');

insert into 市场主体
select 100000 + n, '第' || n || '号商户（虚构）', null,
  case when n % 10 = 0 then '个体工商户' when n % 17 = 0 then '农民专业合作社' else '企业' end,
  case when n % 23 = 0 then '注销' when n % 31 = 0 then '吊销' when n % 37 = 0 then '迁出' else '在营' end,
  date '2012-03-01' + n * 7, '000181', 11 + n % 2,
  case when n % 10 = 0 then null else substr('AAAAABBBCD', n % 10 + 1, 1) end,
  case when n % 10 = 0 then null else date '2023-06-30' end,
  case when n % 7 = 0 then '较高' when n % 5 = 0 then '一般' end
from generate_series(1, 120) n;

insert into 专业库 select 100000 + n, '眼镜配制' from generate_series(1, 30) n;
insert into 名录记录 select 100000 + n, '经营异常名录', date '2023-02-01' + n, case when n = 48 then date '2023-07-01' end
from generate_series(41, 48) n;
insert into 许可证 select '虚XK' || n, 100000 + n, '工业产品生产许可证', date '2021-01-01', date '2025-12-31'
from generate_series(61, 63) n;

insert into 执法人员
select n, '检查员' || n || '（虚构）', (array[1, 2, 11, 12])[n % 4 + 1], case when n = 12 then '失效' else '有效' end,
  case when n % 3 = 0 then '{计量}'::text[] else '{}' end, n <> 5, date '2023-08-30'
from generate_series(1, 12) n;
insert into 执法证
select '虚ZF' || n, n, date '2022-01-01', case when n = 11 then date '2023-10-31' else date '2026-12-31' end
from generate_series(1, 12) n;
insert into 缺勤 values (10, '2023-09-01', '2023-12-31', '借调');
insert into 回避 values
  (1, 3, '主体', 100009, '亲属关系', '已批准'),
  (2, 4, '主体', 100041, '本人申报', '申报'),
  (3, 6, '人员', 7, '利害关系', '申报');

insert into 抽查计划 values (2023, 2023, '2023年度抽查工作计划（虚构）', '000181', '虚构市市场监督管理局', '000181');
insert into 抽查任务 values
  (7, 2023, '对经营异常名录企业的双随机抽查', '定向', '{企业}', null, '{经营异常名录}', null, '50%', '不分级', 1, '2023-09-20', '2023-11-30'),
  (9, 2023, '对工业产品生产许可证获证企业的双随机抽查', '定向', '{企业}', null, null, '{工业产品生产许可证}', '100%', '不分级', 1, '2023-09-20', '2023-11-30'),
  (12, 2023, '对眼镜配制在用计量器具的监督检查', '定向', null, '{眼镜配制}', null, null, '20%', '递增', 1, '2023-09-20', '2023-11-30');
insert into 抽查事项 values
  (7, 1, '登记事项检查', null), (7, 2, '公示信息检查', null),
  (9, 1, '生产许可条件检查', null),
  (12, 1, '登记事项检查', null), (12, 2, '在用计量器具检查', '计量');
insert into 免抽决定 values (12, 100001, '近期已检查', '信用监管股（虚构）', '2023-09-01');
