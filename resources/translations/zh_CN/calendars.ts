<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>calendars</name>
    <message><source>April</source><translation>四月</translation></message>
    <message><source>As its weekday says</source><translation>恢复为平常日</translation></message>
    <message><source>August</source><translation>八月</translation></message>
    <message><source>Calendars</source><translation>工作日历</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Days</source><translation>日期</translation></message>
    <message><source>December</source><translation>十二月</translation></message>
    <message><source>Draft</source><translation>草稿</translation></message>
    <message><source>February</source><translation>二月</translation></message>
    <message><source>Fr</source><translation>五</translation></message>
    <message><source>Fri</source><translation>周五</translation></message>
    <message><source>Holiday</source><translation>节日</translation></message>
    <message><source>In force</source><translation>生效中</translation></message>
    <message><source>January</source><translation>一月</translation></message>
    <message><source>July</source><translation>七月</translation></message>
    <message><source>June</source><translation>六月</translation></message>
    <message><source>Make it a rest day</source><translation>设为休息日</translation></message>
    <message><source>Make it a workday</source><translation>设为调休上班</translation></message>
    <message><source>March</source><translation>三月</translation></message>
    <message><source>Mark day</source><translation>标记</translation></message>
    <message><source>May</source><translation>五月</translation></message>
    <message><source>Mo</source><translation>一</translation></message>
    <message><source>Mon</source><translation>周一</translation></message>
    <message><source>Name of these days</source><translation>所标记日子的名称</translation></message>
    <message><source>New plans take it; loans and contracts that exist keep theirs.</source><translation>仅用于新制定的还款计划；已有合同和贷款沿用原日历。</translation></message>
    <message><source>No calendar yet</source><translation>尚无工作日历</translation></message>
    <message><source>Nothing is in force before another person approves the version.</source><translation>须由另一个人复核后才生效。</translation></message>
    <message><source>November</source><translation>十一月</translation></message>
    <message><source>Number of the notice</source><translation>通知文号</translation></message>
    <message><source>October</source><translation>十月</translation></message>
    <message><source>Only weekends are rest days until a year is read and approved.</source><translation>在导入并复核年度安排之前，只有周末是休息日。</translation></message>
    <message><source>Paste the State Council's notice as it is, or a list with a line a day or a span: 2026-10-01~2026-10-07 休 国庆节 for rest days, 2026-10-10 班 for weekend days that are worked.</source><translation>可直接粘贴国务院办公厅通知原文；也可粘贴清单，每行一天或一段：2026-10-01~2026-10-07 休 国庆节 为放假，2026-10-10 班 为周末调休上班。</translation></message>
    <message><source>Read a notice</source><translation>导入放假通知</translation></message>
    <message><source>Read a notice…</source><translation>导入通知…</translation></message>
    <message><source>Read days</source><translation>读取日期</translation></message>
    <message><source>Replaced</source><translation>已被取代</translation></message>
    <message><source>Sa</source><translation>六</translation></message>
    <message><source>Sat</source><translation>周六</translation></message>
    <message><source>September</source><translation>九月</translation></message>
    <message><source>Source</source><translation>依据</translation></message>
    <message><source>Su</source><translation>日</translation></message>
    <message><source>Sun</source><translation>周日</translation></message>
    <message><source>Th</source><translation>四</translation></message>
    <message><source>Thu</source><translation>周四</translation></message>
    <message><source>Tu</source><translation>二</translation></message>
    <message><source>Tue</source><translation>周二</translation></message>
    <message><source>We</source><translation>三</translation></message>
    <message><source>Wed</source><translation>周三</translation></message>
    <message><source>Year</source><translation>年份</translation></message>
    <message><source>Years</source><translation>年度</translation></message>
    <message><source>make-up workday</source><translation>调休上班</translation></message>
    <message><source>nothing has changed</source><translation>没有更改</translation></message>
    <message><source>rest day</source><translation>节假日</translation></message>
    <message><source>rest {days}</source><translation>休 {days}</translation></message>
    <message><source>weekend</source><translation>周末</translation></message>
    <message><source>work {days}</source><translation>班 {days}</translation></message>
    <message><source>workday</source><translation>工作日</translation></message>
    <message><source>{year}, version {version}</source><translation>{year} 年 第 {version} 版</translation></message>
</context>
</TS>
