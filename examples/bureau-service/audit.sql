-- Who should have been drawn, recomputed by the database alone: the frame of each task from the kept plan and lists, the ticket
-- of each target with PostgreSQL's sha256(), the smallest tickets of each stratum. The record is asked for nothing but
-- the seeds and how many each stratum draws. $1 is the number of the commitment.
--
-- For `ticket/1` with SHA-256 and strata by tier, the higher of credit class and industry tier; 其他方法 says if a draw has
-- other policies, which this query does not recompute.
with documents as (
  select 文件名, 正文::jsonb as 内容 from 抽取文件 where 承诺条目 = $1
), record as (
  select 内容 from documents where 文件名 = 'record.json'
), tasks as (
  select t ->> 'id' as task, t -> 'scope' as scope, t -> 'risk' ->> 'kind' as risk,
    d ->> 'seed' as seed, d ->> 'asOf' as day, d -> 'strata' as strata, d -> 'selected' as selected
  from documents, jsonb_array_elements(内容 -> 'tasks') t, record, jsonb_array_elements(record.内容 -> 'tasks') d
  where 文件名 = 'plan.json' and d ->> 'taskId' = t ->> 'id'
), targets as (
  select x, x ->> 'id' as id,
    greatest(
      array_position('{A,B,C,D}', x ->> 'creditClass'),
      array_position('{low,general,higher,high}', x ->> 'industryTier')) as level
  from documents, jsonb_array_elements(内容) x where 文件名 = 'targets.json'
), excluded as (
  select x ->> 'taskId' as task, x ->> 'targetId' as id
  from documents, jsonb_array_elements(内容) x where 文件名 = 'exclusions.json'
), frame as (
  select task, id, encode(sha256(convert_to('dr1:unit:' || seed || ':' || id, 'UTF8')), 'hex') as ticket,
    case when risk = 'none' then 'untiered' else coalesce(('{low,general,higher,high}'::text[])[level], 'unclassified') end as stratum
  from tasks, targets
  where x ->> 'status' in (select jsonb_array_elements_text(coalesce(scope -> 'statuses', '["existing"]')))
    and coalesce(x ->> 'establishedOn' <= day, true)
    and (scope -> 'regionCodes' is null or exists (
      select from jsonb_array_elements_text(scope -> 'regionCodes') code where starts_with(x ->> 'regionCode', code)))
    and coalesce(scope -> 'subjectTypes' ? (x ->> 'subjectType'), true)
    and (scope -> 'creditClasses' is null or coalesce(scope -> 'creditClasses' ? (x ->> 'creditClass'), false))
    and (scope -> 'directories' is null or exists (
      select from jsonb_array_elements_text(x -> 'directories') name where scope -> 'directories' ? name))
    and (scope -> 'lists' is null or exists (
      select from jsonb_array_elements(x -> 'lists') l where scope -> 'lists' ? (l ->> 'list')
        and l ->> 'since' <= day and coalesce(day < l ->> 'removedOn', true)))
    and (scope -> 'licenceKinds' is null or exists (
      select from jsonb_array_elements(x -> 'licences') l where scope -> 'licenceKinds' ? (l ->> 'kind')
        and coalesce(l ->> 'validFrom' <= day, true) and coalesce(day <= l ->> 'validTo', true)))
    and not exists (select from excluded e where e.task = tasks.task and e.id = targets.id)
), ranked as (
  select *, row_number() over (partition by task, stratum order by ticket collate "C") as place from frame
), recomputed as (
  select task, id, ticket from ranked join tasks using (task)
  where place <= coalesce((
    select (s ->> 'drawn')::int from jsonb_array_elements(strata) s where s ->> 'stratum' = ranked.stratum), 0)
), recorded as (
  select task, s ->> 'targetId' as id, s ->> 'ticket' as ticket from tasks, jsonb_array_elements(selected) s
)
select task as 任务,
  count(recorded.id)::int as 记录抽中,
  count(recomputed.id)::int as 复算抽中,
  count(*) filter (where recorded.ticket is distinct from recomputed.ticket)::int as 不一致,
  (select p ->> 'selection' <> 'ticket/1' or p ->> 'suite' <> 'sha256' or p ->> 'tierCombination' <> 'max' or p -> 'strata' <> '[]'
     or p -> 'creditClassTiers' <> '{"A": "low", "B": "general", "C": "higher", "D": "high"}'
   from (select 内容 -> 'policies' as p from record) policies) as 其他方法
from recorded full join recomputed using (task, id)
group by task order by task
