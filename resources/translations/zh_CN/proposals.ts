<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>proposals</name>
    <message><source>to be decided</source><translation>待复核</translation></message>
    <message><source>in force</source><translation>已生效</translation></message>
    <message><source>rejected</source><translation>已退回</translation></message>
    <message><source>withdrawn</source><translation>已撤回</translation></message>
    <message><source>lapsed</source><translation>已过期</translation></message>
    <message><source>{change} is in force</source><translation>{change}已生效</translation></message>
    <message><source>{change} is rejected; the loan stays as it is</source><translation>{change}已退回，贷款保持不变</translation></message>
    <message><source>{change} is taken back; the loan stays as it is</source><translation>{change}已撤回，贷款保持不变</translation></message>
    <message><source>The lender gives up</source><translation>本机构让出金额</translation></message>
    <message><source>Principal concerned</source><translation>涉及本金</translation></message>
    <message><source>Penalty let off</source><translation>减免罚息</translation></message>
    <message><source>Fees let off</source><translation>减免费用</translation></message>
    <message><source>Interest let off</source><translation>减免利息</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Paid by</source><translation>付款方式</translation></message>
    <message><source>New rate</source><translation>新利率</translation></message>
    <message><source>More instalments</source><translation>增加期数</translation></message>
    <message><source>From the instalment due</source><translation>自应还日</translation></message>
    <message><source>Until</source><translation>至</translation></message>
    <message><source>Instalments without principal</source><translation>不还本期数</translation></message>
    <message><source>Instalments with interest put off</source><translation>缓息期数</translation></message>
    <message><source>Due now</source><translation>当前应还</translation></message>
    <message><source>Penalty open</source><translation>未还罚息</translation></message>
    <message><source>Fees open</source><translation>未还费用</translation></message>
    <message><source>Interest open, in all</source><translation>未还利息合计</translation></message>
    <message><source>Principal open</source><translation>剩余本金</translation></message>
    <message><source>To settle that day</source><translation>当日结清金额</translation></message>
    <message><source>Held for the borrower</source><translation>留存待退款</translation></message>
    <message><source>Last instalment due</source><translation>最后到期日</translation></message>
    <message><source>Days past due</source><translation>逾期天数</translation></message>
    <message><source>State of the loan</source><translation>贷款状态</translation></message>
    <message><source>No.</source><translation>期次</translation></message>
    <message><source>Due day</source><translation>应还日</translation></message>
    <message><source>New due day</source><translation>新应还日</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>New due</source><translation>新应还</translation></message>
    <message><source>Open</source><translation>未还</translation></message>
    <message><source>New open</source><translation>新未还</translation></message>
    <message><source>Account</source><translation>科目</translation></message>
    <message><source>Name of the account</source><translation>科目名称</translation></message>
    <message><source>Debit</source><translation>借方</translation></message>
    <message><source>Credit</source><translation>贷方</translation></message>
    <message><source>Open the loan</source><translation>打开贷款</translation></message>
    <message><source>The loan before and after</source><translation>变更前后对比</translation></message>
    <message><source>Instalments that change</source><translation>变动的期次</translation></message>
    <message><source>What the ledger gets</source><translation>将记账</translation></message>
    <message><source>Reason (of the proposer)</source><translation>理由（经办填写）</translation></message>
    <message><source>Asked for</source><translation>变更内容</translation></message>
    <message><source>Loan {number} · to be decided by {day}</source><translation>贷款 {number} · 最迟 {day} 前决定</translation></message>
    <message><source>Reason of the decision: {reason}</source><translation>处理意见：{reason}</translation></message>
    <message><source>as of {day}, when it was proposed</source><translation>按提出当日 {day} 计算</translation></message>
    <message><source>{count} of {all}</source><translation>{all} 期中的 {count} 期</translation></message>
    <message><source>nothing is posted</source><translation>不产生记账</translation></message>
    <message><source>approved</source><translation>已同意</translation></message>
    <message><source>not needed any more</source><translation>不再需要</translation></message>
    <message><source>another person</source><translation>须由他人复核</translation></message>
    <message><source>not you</source><translation>本人不可复核</translation></message>
    <message><source>you, or a colleague</source><translation>您，或其他有权限的人</translation></message>
    <message><source>Waiting</source><translation>待复核</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>Loan changes</source><translation>贷款变更</translation></message>
    <message><source>No change waits</source><translation>没有待复核的变更</translation></message>
    <message><source>What a colleague proposes on a loan appears here for another person.</source><translation>同事对贷款提出的变更会出现在这里，由另一个人复核。</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>Reject…</source><translation>不同意…</translation></message>
    <message><source>Withdraw…</source><translation>撤回…</translation></message>
    <message><source>Approve and carry out</source><translation>同意并执行</translation></message>
    <message><source>No change chosen</source><translation>未选择变更</translation></message>
    <message><source>Choose one in the list.</source><translation>请在左侧列表中选择。</translation></message>
    <message><source>{count} wait</source><translation>{count} 项待复核</translation></message>
    <message><source>To be given up</source><translation>合计让出</translation></message>
    <message><source>sending</source><translation>正在提交</translation></message>
    <message><source>The loan was not changed</source><translation>贷款未作变更</translation></message>
    <message><source>your own proposal</source><translation>本人提出</translation></message>
    <message><source>Decided. What is in force is undone on the page of the loan.</source><translation>已有决定。已生效的变更须在贷款页面冲正。</translation></message>
    <message><source>Its time was over on {day}: the figures are of the day of proposing. Propose it anew.</source><translation>已于 {day} 过期：数字是提出当日的，请重新提出。</translation></message>
    <message><source>Four eyes: you proposed this, so another person decides.</source><translation>双人复核：这是您本人提出的，须由另一个人决定。</translation></message>
    <message><source>Four eyes: a person with the right to approve loan changes decides.</source><translation>双人复核：由有「复核贷款变更」权限的人决定。</translation></message>
    <message><source>Four eyes: {name} proposed, you decide. The server judges again on what holds now; if the loan has changed, nothing happens.</source><translation>双人复核：{name} 经办，您来决定。服务器按当前数据重新计算后再执行；贷款若已变动，则不执行。</translation></message>
    <message><source>Reject this change</source><translation>不同意这项变更</translation></message>
    <message><source>Reject</source><translation>不同意</translation></message>
    <message><source>The loan stays as it is; the proposer reads your reason.</source><translation>贷款保持不变；经办人会看到您的理由。</translation></message>
    <message><source>Withdraw this change</source><translation>撤回这项变更</translation></message>
    <message><source>Withdraw</source><translation>撤回</translation></message>
    <message><source>The loan stays as it is; the reason is kept in the audit.</source><translation>贷款保持不变；理由留存在审计记录中。</translation></message>
    <message><source>Moved to</source><translation>改到</translation></message>
    <message><source>New last day</source><translation>新到期日</translation></message>
    <message><source>with the right to</source><translation>有权限的人</translation></message>
    <message><source>Loan {number}</source><translation>贷款 {number}</translation></message>
    <message><source>Interest not due yet</source><translation>其中未到期利息</translation></message>
    <message><source>Value date</source><translation>起息日</translation></message>
</context>
</TS>
