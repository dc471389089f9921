-- The tables of an invented bureau system (虚构), as such a system might have had them for years: its own names, its own
-- keys, its own codes. Only the last part was added for the draws.

-- 1. The directory of inspection targets (检查对象名录库)
create table 机构 (
  机构编号 int primary key,
  名称 text not null
);
create table 市场主体 (
  主体编号 bigint primary key,
  名称 text not null,
  统一社会信用代码 text,
  主体类型 text not null,
  登记状态 text not null,
  成立日期 date,
  行政区划 text not null,
  管辖所 int references 机构,
  信用类别 text,
  信用评定日期 date,
  行业风险 text
);
create table 专业库 (
  主体编号 bigint references 市场主体,
  库名 text,
  primary key (主体编号, 库名)
);
create table 许可证 (
  证号 text primary key,
  主体编号 bigint not null references 市场主体,
  种类 text not null,
  有效期起 date,
  有效期止 date
);
create table 名录记录 (
  主体编号 bigint references 市场主体,
  名录 text,
  列入日期 date,
  移出日期 date,
  primary key (主体编号, 名录, 列入日期)
);

-- 2. The inspectors (执法检查人员名录库) and whom they keep away from (回避)
create table 执法人员 (
  人员编号 int primary key,
  姓名 text not null,
  机构编号 int not null references 机构,
  状态 text not null,
  专长 text[] not null default '{}',
  可任组长 boolean not null default true,
  回避申报日期 date
);
create table 执法证 (
  证号 text primary key,
  人员编号 int not null references 执法人员,
  有效期起 date not null,
  有效期止 date not null
);
create table 缺勤 (
  人员编号 int references 执法人员,
  起 date,
  止 date,
  事由 text not null,
  primary key (人员编号, 起)
);
create table 回避 (
  回避编号 int primary key,
  人员编号 int not null references 执法人员,
  对象类别 text not null,
  对象编号 bigint not null,
  事由 text not null,
  状态 text not null
);

-- 3. The plan of the year (年度抽查工作计划)
create table 抽查计划 (
  计划编号 int primary key,
  年度 int not null,
  名称 text not null,
  机关代码 text not null,
  机关名称 text not null,
  行政区划 text not null
);
create table 抽查任务 (
  任务编号 int primary key,
  计划编号 int not null references 抽查计划,
  名称 text not null,
  类型 text not null,
  主体类型 text[],
  专业库 text[],
  名录 text[],
  许可种类 text[],
  抽查比例 text not null,
  分级抽查 text not null,
  频次 int not null,
  起 date not null,
  止 date not null
);
create table 抽查事项 (
  任务编号 int references 抽查任务,
  序号 int,
  名称 text not null,
  专长 text,
  primary key (任务编号, 序号)
);
create table 免抽决定 (
  任务编号 int references 抽查任务,
  主体编号 bigint references 市场主体,
  事由 text not null,
  决定机构 text not null,
  决定日期 date not null,
  primary key (任务编号, 主体编号)
);

-- 4. What the draws add. The chain keeps the exact text of every entry, and the database itself refuses one that does not
--    follow: numbers have no gap, every entry names the hash of the one before, no hash stands over another content, and
--    nothing that is there is changed or removed.
create function 条目哈希(正文 text) returns text language sql immutable as $$
  select encode(sha256(convert_to('dr1:entry:' || regexp_replace(
    regexp_replace(正文, '"entryHash":"[0-9a-f]{64}",', ''), '"signatures":\[[^]]*\],', ''), 'UTF8')), 'hex')
$$;
create table 公示链 (
  条目号 int primary key,
  类型 text not null,
  前哈希 text references 公示链 (哈希),
  哈希 text not null unique,
  正文 text not null,
  check ((条目号 = 1) = (前哈希 is null)),
  check (哈希 = 条目哈希(正文)),
  check (条目号 = (正文::jsonb ->> 'number')::int),
  check (类型 = 正文::jsonb ->> 'kind'),
  check (哈希 = 正文::jsonb ->> 'entryHash'),
  check (前哈希 is not distinct from 正文::jsonb ->> 'previous')
);
create function 条目接续() returns trigger language plpgsql as $$
declare 末条 公示链;
begin
  select * into 末条 from 公示链 order by 条目号 desc limit 1;
  if new.条目号 <> coalesce(末条.条目号, 0) + 1 or new.前哈希 is distinct from 末条.哈希 then
    raise exception '条目 % 不能接在条目 % 之后', new.条目号, coalesce(末条.条目号, 0);
  end if;
  return new;
end $$;
create function 只增不改() returns trigger language plpgsql as $$
begin
  raise exception '% 只增不改', tg_table_name;
end $$;
create trigger 接续 before insert on 公示链 for each row execute function 条目接续();
create trigger 不改 before update or delete on 公示链 for each row execute function 只增不改();
create trigger 不清 before truncate on 公示链 execute function 只增不改();

create table 抽取 (
  承诺条目 int primary key references 公示链,
  计划编号 int not null references 抽查计划,
  公示时间 text
);
-- Secret until 抽取.公示时间 is set.
create table 抽取密钥 (
  承诺条目 int primary key references 抽取,
  密钥 text not null unique
);
-- Plan and lists as they were committed to, and the record: exact texts, because their bytes are what is published.
create table 抽取文件 (
  承诺条目 int references 抽取,
  文件名 text,
  正文 text not null,
  primary key (承诺条目, 文件名)
);
create trigger 不改 before update or delete on 抽取文件 for each row execute function 只增不改();
create trigger 不清 before truncate on 抽取文件 execute function 只增不改();

-- What the inspectors work with. 检查单号 is the visit id of the record.
create table 检查单 (
  承诺条目 int references 抽取,
  检查单号 text,
  主体编号 bigint not null references 市场主体,
  起 date not null,
  止 date not null,
  结果 text,
  结果日期 date,
  primary key (承诺条目, 检查单号)
);
create table 检查单人员 (
  承诺条目 int,
  检查单号 text,
  人员编号 int references 执法人员,
  组长 boolean not null,
  primary key (承诺条目, 检查单号, 人员编号),
  foreign key (承诺条目, 检查单号) references 检查单
);
