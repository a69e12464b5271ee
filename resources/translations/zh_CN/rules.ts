<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>rules</name>
    <message><source>Manual</source><translation>人工</translation></message>
    <message><source>Age</source><translation>年龄</translation></message>
    <message><source>Amount</source><translation>申请金额</translation></message>
    <message><source>Approve</source><translation>自动通过</translation></message>
    <message><source>Clear</source><translation>清除结果</translation></message>
    <message><source>Court records</source><translation>司法记录</translation></message>
    <message><source>Decides on: {names}</source><translation>适用产品：{names}</translation></message>
    <message><source>Decline</source><translation>拒绝</translation></message>
    <message><source>Enquiries</source><translation>近 3 月查询</translation></message>
    <message><source>Enter a whole number</source><translation>请输入整数</translation></message>
    <message><source>Enter an amount</source><translation>请输入金额</translation></message>
    <message><source>Exposure</source><translation>在贷余额</translation></message>
    <message><source>Identity matches</source><translation>身份一致</translation></message>
    <message><source>Largest instalment</source><translation>最大月供</translation></message>
    <message><source>Lenders</source><translation>贷款机构数</translation></message>
    <message><source>Limit</source><translation>额度上限</translation></message>
    <message><source>Limit and price</source><translation>额度与定价</translation></message>
    <message><source>Limit and price: the first row that fits. Verdict: all rows that fit, the heaviest decides.</source><translation>额度与定价：首行命中。结论：命中的各行中最严者为准。</translation></message>
    <message><source>Monthly income</source><translation>月收入</translation></message>
    <message><source>Months</source><translation>期限（月）</translation></message>
    <message><source>No.</source><translation>序号</translation></message>
    <message><source>Not tried</source><translation>未试算</translation></message>
    <message><source>On the dishonest-debtor list</source><translation>列入失信名单</translation></message>
    <message><source>Outcome</source><translation>结论</translation></message>
    <message><source>Over 90 days</source><translation>超 90 天</translation></message>
    <message><source>Overdue months</source><translation>逾期月数</translation></message>
    <message><source>Overdue now</source><translation>当前逾期</translation></message>
    <message><source>Price a year</source><translation>年利率</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Reason, or limit and price</source><translation>原因，或额度与定价</translation></message>
    <message><source>Result</source><translation>试算结果</translation></message>
    <message><source>Rules</source><translation>规则</translation></message>
    <message><source>Rules table</source><translation>决策表</translation></message>
    <message><source>Score</source><translation>评分</translation></message>
    <message><source>Step</source><translation>步骤</translation></message>
    <message><source>The file</source><translation>申请</translation></message>
    <message><source>Trial</source><translation>试算</translation></message>
    <message><source>Try it</source><translation>试算</translation></message>
    <message><source>Verdict</source><translation>结论</translation></message>
    <message><source>What the bureau says</source><translation>征信情况</translation></message>
    <message><source>When</source><translation>条件</translation></message>
    <message><source>age</source><translation>年龄</translation></message>
    <message><source>amount</source><translation>申请金额</translation></message>
    <message><source>and</source><translation>且</translation></message>
    <message><source>any file</source><translation>任意</translation></message>
    <message><source>hit</source><translation>命中</translation></message>
    <message><source>bureau score</source><translation>征信分</translation></message>
    <message><source>court records</source><translation>司法记录</translation></message>
    <message><source>enquiries in 3 months</source><translation>近 3 月查询次数</translation></message>
    <message><source>exposure</source><translation>在贷余额</translation></message>
    <message><source>has a bureau score</source><translation>有征信分</translation></message>
    <message><source>has a score</source><translation>有评分</translation></message>
    <message><source>identity matches</source><translation>身份一致</translation></message>
    <message><source>instalment</source><translation>月供</translation></message>
    <message><source>lenders</source><translation>贷款机构数</translation></message>
    <message><source>limit</source><translation>额度</translation></message>
    <message><source>monthly income</source><translation>月收入</translation></message>
    <message><source>months</source><translation>期限（月）</translation></message>
    <message><source>months overdue in 24</source><translation>近 24 月逾期月数</translation></message>
    <message><source>not:</source><translation>非</translation></message>
    <message><source>on the dishonest-debtor list</source><translation>列入失信名单</translation></message>
    <message><source>or</source><translation>或</translation></message>
    <message><source>overdue now</source><translation>当前逾期</translation></message>
    <message><source>score</source><translation>评分</translation></message>
    <message><source>the cap</source><translation>利率上限</translation></message>
    <message><source>the product's most</source><translation>产品最高额度</translation></message>
    <message><source>the product's rate</source><translation>产品利率</translation></message>
    <message><source>times 90 days overdue in 24 months</source><translation>近 24 月逾期 90 天以上次数</translation></message>
    <message><source>version {version}</source><translation>版本 {version}</translation></message>
    <message><source>{part} % of {rate}, at most {cap}</source><translation>{rate}的 {part} %，不超过{cap}</translation></message>
    <message><source>{times} × {income}, at most {most}, in steps of {step}</source><translation>{income} × {times}，不超过{most}，按 {step} 取整</translation></message>
</context>
</TS>
