<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>reports</name>
    <message><source>All branches</source><translation>全部机构</translation></message>
    <message><source>All products</source><translation>全部产品</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Apr</source><translation>4 月</translation></message>
    <message><source>Aug</source><translation>8 月</translation></message>
    <message><source>Branch</source><translation>机构</translation></message>
    <message><source>By branch</source><translation>按机构</translation></message>
    <message><source>By category</source><translation>按五级分类</translation></message>
    <message><source>By loan</source><translation>按贷款明细</translation></message>
    <message><source>By product</source><translation>按产品</translation></message>
    <message><source>By stage</source><translation>按逾期阶段</translation></message>
    <message><source>Category</source><translation>五级分类</translation></message>
    <message><source>Choose another branch or product.</source><translation>请换一个机构或产品。</translation></message>
    <message><source>Collected</source><translation>回收</translation></message>
    <message><source>Customer and loan</source><translation>客户 / 贷款</translation></message>
    <message><source>Days late</source><translation>逾期天数</translation></message>
    <message><source>Dec</source><translation>12 月</translation></message>
    <message><source>Disbursed</source><translation>放款</translation></message>
    <message><source>Export</source><translation>导出</translation></message>
    <message><source>Feb</source><translation>2 月</translation></message>
    <message><source>Figure</source><translation>指标</translation></message>
    <message><source>Groups of a figure</source><translation>报表构成</translation></message>
    <message><source>Group</source><translation>分组</translation></message>
    <message><source>Jan</source><translation>1 月</translation></message>
    <message><source>Jul</source><translation>7 月</translation></message>
    <message><source>Jun</source><translation>6 月</translation></message>
    <message><source>Last 12 months</source><translation>近 12 个月</translation></message>
    <message><source>Last 24 months</source><translation>近 24 个月</translation></message>
    <message><source>Last 6 months</source><translation>近 6 个月</translation></message>
    <message><source>Loans of a figure</source><translation>报表贷款明细</translation></message>
    <message><source>Loans</source><translation>笔数</translation></message>
    <message><source>Loss provisions</source><translation>贷款损失准备</translation></message>
    <message><source>M1, 1 to 30 days</source><translation>M1（1–30 天）</translation></message>
    <message><source>M2, 31 to 60 days</source><translation>M2（31–60 天）</translation></message>
    <message><source>M3+, over 90 days</source><translation>M3+（90 天以上）</translation></message>
    <message><source>M3, 61 to 90 days</source><translation>M3（61–90 天）</translation></message>
    <message><source>Mar</source><translation>3 月</translation></message>
    <message><source>May</source><translation>5 月</translation></message>
    <message><source>Money out and in</source><translation>放款与回收</translation></message>
    <message><source>No data in this range</source><translation>所选范围没有数据</translation></message>
    <message><source>Non-performing loans</source><translation>不良贷款</translation></message>
    <message><source>Non-performing ratio</source><translation>不良率</translation></message>
    <message><source>Not overdue</source><translation>未逾期</translation></message>
    <message><source>Nov</source><translation>11 月</translation></message>
    <message><source>Oct</source><translation>10 月</translation></message>
    <message><source>Officer</source><translation>客户经理</translation></message>
    <message><source>Outstanding at month end</source><translation>月末贷款余额</translation></message>
    <message><source>Outstanding principal</source><translation>贷款余额</translation></message>
    <message><source>PAR1 {first} · PAR90 {last}</source><translation>PAR1 {first} · PAR90 {last}</translation></message>
    <message><source>PAR1</source><translation>PAR1</translation></message>
    <message><source>PAR30</source><translation>PAR30</translation></message>
    <message><source>PAR90</source><translation>PAR90</translation></message>
    <message><source>Part</source><translation>计入金额</translation></message>
    <message><source>Period</source><translation>期间</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Print</source><translation>打印</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Read again</source><translation>重新读取</translation></message>
    <message><source>Read {at} · day-end {day}</source><translation>数据截至 {at}（日终 {day}）</translation></message>
    <message><source>Read {at} · no day-end yet</source><translation>数据截至 {at}（尚未日终）</translation></message>
    <message><source>Restructured, observed</source><translation>重组观察期贷款</translation></message>
    <message><source>Restructured</source><translation>重组</translation></message>
    <message><source>Sep</source><translation>9 月</translation></message>
    <message><source>Share</source><translation>占比</translation></message>
    <message><source>Taken apart</source><translation>拆分方式</translation></message>
    <message><source>Together</source><translation>合计</translation></message>
    <message><source>Up one level</source><translation>上一级</translation></message>
    <message><source>Whole book</source><translation>全部</translation></message>
    <message><source>provisions {fen}</source><translation>贷款损失准备 {fen}</translation></message>
    <message><source>this month</source><translation>本月</translation></message>
    <message><source>this year</source><translation>本年</translation></message>
    <message><source>{amount} hundred million</source><translation>{amount} 亿</translation></message>
    <message><source>{amount} k</source><translation>{amount} 千</translation></message>
    <message><source>{amount} m</source><translation>{amount} 百万</translation></message>
    <message><source>{amount} ten thousand</source><translation>{amount} 万</translation></message>
    <message><source>{change} m/m</source><translation>较上月 {change}</translation></message>
    <message><source>{count} loans · Enter goes down, Esc up</source><translation>共 {count} 笔 · Enter 下钻，Esc 返回</translation></message>
    <message><source>{count} loans · Enter opens the loan, Esc goes up</source><translation>共 {count} 笔 · Enter 打开贷款，Esc 返回</translation></message>
    <message><source>{count} loans · year {fen}</source><translation>{count} 笔 · 本年 {fen}</translation></message>
    <message><source>{count} loans · yearly rate {rate}</source><translation>{count} 笔 · 加权年化 {rate}</translation></message>
    <message><source>Of it restructured {fen}</source><translation>其中重组 {fen}</translation></message>
    <message><source>{count} loans</source><translation>{count} 笔</translation></message>
    <message><source>{figure} {fen} ({share})</source><translation>{figure} {fen}（{share}）</translation></message>
    <message><source>{figure} {fen}</source><translation>{figure} {fen}</translation></message>
    <message><source>{figure}, {period}</source><translation>{figure}（{period}）</translation></message>
    <message><source>{group}: {share}</source><translation>{group} {share}</translation></message>
</context>
</TS>
