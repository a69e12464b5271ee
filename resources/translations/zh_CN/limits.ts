<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>limits</name>
    <message><source>A closed limit is not opened again; a new one can be granted.</source><translation>关闭后不能再打开；可以重新授信。</translation></message>
    <message><source>A drawing note is made: it is explained, signed and paid out as any contract.</source><translation>将生成一份借据：与合同一样讲解、签署、放款。</translation></message>
    <message><source>A limit lets a customer draw, repay and draw again. Propose one for a customer.</source><translation>客户可在额度内随借随还。可为客户提出一笔授信。</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>All-in rate (IRR)</source><translation>综合年化（IRR）</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Another person approves it; nothing can be drawn before.</source><translation>须由另一个人审批，批准前不能提款。</translation></message>
    <message><source>Approve</source><translation>批准</translation></message>
    <message><source>Approve {amount}</source><translation>批准额度 {amount}</translation></message>
    <message><source>At most {most}</source><translation>最高 {most}</translation></message>
    <message><source>Can be drawn</source><translation>可用额度</translation></message>
    <message><source>Can be drawn: {amount}</source><translation>可用额度 {amount}</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Cancel drawing</source><translation>取消提款</translation></message>
    <message><source>Cancel drawing…</source><translation>取消提款…</translation></message>
    <message><source>Cancel this drawing</source><translation>取消这笔提款</translation></message>
    <message><source>Choose one in the list.</source><translation>请在左侧列表中选择。</translation></message>
    <message><source>Close limit</source><translation>关闭额度</translation></message>
    <message><source>Close…</source><translation>关闭…</translation></message>
    <message><source>Credit limits</source><translation>授信额度</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Draw</source><translation>提款</translation></message>
    <message><source>Draw under {number}</source><translation>在 {number} 下提款</translation></message>
    <message><source>Drawing cancelled; its amount can be drawn again</source><translation>提款已取消，额度已恢复</translation></message>
    <message><source>Drawing note</source><translation>借据</translation></message>
    <message><source>Drawing note made; it is signed on the contract screen</source><translation>借据已生成，请到合同页面签署</translation></message>
    <message><source>Drawings</source><translation>提款记录</translation></message>
    <message><source>Drawn</source><translation>提款金额</translation></message>
    <message><source>Drawn on</source><translation>提款日</translation></message>
    <message><source>Drawn under limits</source><translation>额度内已用</translation></message>
    <message><source>Exposure</source><translation>风险敞口</translation></message>
    <message><source>Fees</source><translation>费用</translation></message>
    <message><source>First instalment</source><translation>首期应还</translation></message>
    <message><source>Found</source><translation>查到</translation></message>
    <message><source>Four eyes: a colleague proposed it, you decide, within your own amount.</source><translation>双人复核：同事经办，您在本人权限金额内决定。</translation></message>
    <message><source>Four eyes: a person with the right to approve limits decides.</source><translation>双人复核：由有授信审批权限的人决定。</translation></message>
    <message><source>Four eyes: whoever froze a limit does not reopen it. What is drawn runs on.</source><translation>双人复核：冻结的人不能解冻。已提的款项照常履行。</translation></message>
    <message><source>Four eyes: you proposed this limit, so another person approves it.</source><translation>双人复核：这是您本人提出的授信，须由另一个人审批。</translation></message>
    <message><source>Freeze limit</source><translation>冻结额度</translation></message>
    <message><source>Freeze…</source><translation>冻结…</translation></message>
    <message><source>From now on the customer may draw again. Who froze it may not reopen it.</source><translation>解冻后客户可以再提款。冻结的人不能解冻。</translation></message>
    <message><source>Frozen</source><translation>已冻结</translation></message>
    <message><source>Granted on</source><translation>授信依据</translation></message>
    <message><source>In all</source><translation>合计</translation></message>
    <message><source>In force</source><translation>生效</translation></message>
    <message><source>Last reason</source><translation>最近理由</translation></message>
    <message><source>Limit</source><translation>授信额度</translation></message>
    <message><source>Limit proposed; another person approves it</source><translation>授信已提出，等待另一个人审批</translation></message>
    <message><source>Make drawing note</source><translation>生成借据</translation></message>
    <message><source>Method</source><translation>还款方式</translation></message>
    <message><source>Name, initials, tail of phone or ID</source><translation>姓名、拼音首字母、手机或证件尾号</translation></message>
    <message><source>New credit limit</source><translation>新增授信</translation></message>
    <message><source>New limit</source><translation>新增授信</translation></message>
    <message><source>No credit limits here</source><translation>这里没有授信额度</translation></message>
    <message><source>No limit chosen</source><translation>未选择额度</translation></message>
    <message><source>Nobody found; try another word.</source><translation>没有查到，请换一个词。</translation></message>
    <message><source>Nothing can be drawn; the proposer reads your reason.</source><translation>不能提款；经办人会看到您的理由。</translation></message>
    <message><source>Nothing has been drawn yet.</source><translation>还没有提款。</translation></message>
    <message><source>Nothing more can be drawn until another person reopens it. What is drawn runs on.</source><translation>在另一个人解冻之前不能再提款；已提的款项照常履行。</translation></message>
    <message><source>Open</source><translation>未还</translation></message>
    <message><source>Open the drawing note</source><translation>打开借据</translation></message>
    <message><source>Open the loan</source><translation>打开贷款</translation></message>
    <message><source>Other loans</source><translation>其他贷款</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Propose limit</source><translation>提出授信</translation></message>
    <message><source>Purpose</source><translation>用途</translation></message>
    <message><source>Reject limit</source><translation>拒绝授信</translation></message>
    <message><source>Reject…</source><translation>拒绝…</translation></message>
    <message><source>Reopen limit</source><translation>解冻额度</translation></message>
    <message><source>Reopen…</source><translation>解冻…</translation></message>
    <message><source>Review on</source><translation>复审日</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Still to be drawn</source><translation>尚可提款</translation></message>
    <message><source>Term</source><translation>期限</translation></message>
    <message><source>Terms</source><translation>授信条款</translation></message>
    <message><source>The drawing note becomes void; its amount can be drawn again.</source><translation>借据作废，额度恢复可用。</translation></message>
    <message><source>The limit is closed</source><translation>额度已关闭</translation></message>
    <message><source>The limit is frozen</source><translation>额度已冻结</translation></message>
    <message><source>The limit is in force</source><translation>额度已生效</translation></message>
    <message><source>The limit is open again</source><translation>额度已解冻</translation></message>
    <message><source>The limit is rejected</source><translation>授信已拒绝</translation></message>
    <message><source>The limit was not changed</source><translation>额度未作变更</translation></message>
    <message><source>To approve</source><translation>待审批</translation></message>
    <message><source>Total interest</source><translation>利息合计</translation></message>
    <message><source>Used</source><translation>已用</translation></message>
    <message><source>Valid</source><translation>有效期</translation></message>
    <message><source>Valid from</source><translation>生效日</translation></message>
    <message><source>Valid to</source><translation>到期日</translation></message>
    <message><source>What is repaid can be drawn again. A drawing needs a signed drawing note.</source><translation>还款后额度恢复，可再提款。每次提款须签署借据。</translation></message>
    <message><source>a drawing is overdue</source><translation>有提款逾期</translation></message>
    <message><source>all limits and loans of the customer</source><translation>该客户全部额度与贷款</translation></message>
    <message><source>another person</source><translation>须由他人审批</translation></message>
    <message><source>being sealed</source><translation>签章中</translation></message>
    <message><source>can be drawn</source><translation>可提款</translation></message>
    <message><source>cancelled</source><translation>已取消</translation></message>
    <message><source>cannot be drawn</source><translation>不能提款</translation></message>
    <message><source>closed</source><translation>已关闭</translation></message>
    <message><source>frozen</source><translation>已冻结</translation></message>
    <message><source>in force</source><translation>生效</translation></message>
    <message><source>in use</source><translation>尚有未还</translation></message>
    <message><source>months</source><translation>个月</translation></message>
    <message><source>not in force</source><translation>未生效</translation></message>
    <message><source>not valid yet</source><translation>未到生效日</translation></message>
    <message><source>not you</source><translation>本人不可审批</translation></message>
    <message><source>owed and still to be drawn</source><translation>欠款与尚可提款</translation></message>
    <message><source>proposed</source><translation>已提出</translation></message>
    <message><source>rejected</source><translation>已拒绝</translation></message>
    <message><source>repaid</source><translation>已还清</translation></message>
    <message><source>running</source><translation>使用中</translation></message>
    <message><source>sending</source><translation>正在提交</translation></message>
    <message><source>to be approved</source><translation>待审批</translation></message>
    <message><source>to be paid out</source><translation>待放款</translation></message>
    <message><source>to be signed</source><translation>待签署</translation></message>
    <message><source>to {day}</source><translation>有效至 {day}</translation></message>
    <message><source>used up</source><translation>额度已用完</translation></message>
    <message><source>validity over</source><translation>已过有效期</translation></message>
    <message><source>you, or a colleague</source><translation>您，或其他有权限的人</translation></message>
    <message><source>your own proposal</source><translation>本人提出</translation></message>
    <message><source>{count} limits</source><translation>{count} 笔额度</translation></message>
    <message><source>{days} d overdue</source><translation>逾期 {days} 天</translation></message>
    <message><source>{share} of the limit</source><translation>占额度 {share}</translation></message>
    <message><source>{since} to {until}</source><translation>{since} 至 {until}</translation></message>
    <message><source>Proposed limit</source><translation>拟授信额度</translation></message>
    <message><source>Exposure now</source><translation>当前敞口</translation></message>
    <message><source>Exposure with it</source><translation>批准后敞口</translation></message>
    <message><source>with the right to</source><translation>有权限的人</translation></message>
</context>
</TS>
