<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>filters</name>
    <!-- Filters of a list that a person keeps by name -->
    <message><source>Name</source><translation>名称</translation></message>
    <message><source>Filter</source><translation>筛选</translation></message>
    <message><source>Saved filters</source><translation>已存筛选</translation></message>
    <message><source>No filter is kept yet</source><translation>还没有保存的筛选</translation></message>
    <message><source>Filter the list, give the filter a name, and it stands here.</source><translation>先筛选清单，再给筛选起名，之后就会列在这里。</translation></message>
    <message><source>e.g. my branch this week</source><translation>例如：本行本周</translation></message>
    <message><source>Keep this filter</source><translation>保存当前筛选</translation></message>
    <message><source>Forget</source><translation>删除</translation></message>
</context>
</TS>
