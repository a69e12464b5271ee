<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>loans</name>
    <message><source>% {per}</source><translation>%（{per}）</translation></message>
    <message><source>Account</source><translation>科目</translation></message>
    <message><source>Accounts</source><translation>科目</translation></message>
    <message><source>Active</source><translation>正常</translation></message>
    <message><source>Add a charge</source><translation>加收费用</translation></message>
    <message><source>Added charge</source><translation>加收</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>All accounts</source><translation>全部科目</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Annualised rate (IRR)</source><translation>年化利率（IRR）</translation></message>
    <message><source>Another person</source><translation>另一人</translation></message>
    <message><source>Another person decides on it; the loan is unchanged until then.</source><translation>由另一人复核决定；在此之前贷款不变。</translation></message>
    <message><source>Approved</source><translation>已同意</translation></message>
    <message><source>As of {day} · {effect}</source><translation>截至 {day} · {effect}</translation></message>
    <message><source>Back to the form</source><translation>返回填写</translation></message>
    <message><source>Balance</source><translation>余额</translation></message>
    <message><source>Balance corrected</source><translation>余额更正</translation></message>
    <message><source>Bank deposits</source><translation>银行存款</translation></message>
    <message><source>By</source><translation>经办</translation></message>
    <message><source>By the cap, a waiver or another rate</source><translation>封顶、减免或利率变更</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Card</source><translation>银行卡</translation></message>
    <message><source>Cash</source><translation>库存现金</translation></message>
    <message><source>Change</source><translation>变更</translation></message>
    <message><source>Change the rate</source><translation>调整利率</translation></message>
    <message><source>Changed by events</source><translation>因事件而变</translation></message>
    <message><source>Changed by events within the period</source><translation>期内事件引起的变动</translation></message>
    <message><source>Changes</source><translation>变更</translation></message>
    <message><source>Change…</source><translation>变更…</translation></message>
    <message><source>Charge</source><translation>费用项目</translation></message>
    <message><source>Charge added</source><translation>加收费用</translation></message>
    <message><source>Charge adjusted</source><translation>费用调整</translation></message>
    <message><source>Charge dropped</source><translation>撤销费用</translation></message>
    <message><source>Charge for</source><translation>收费事由</translation></message>
    <message><source>Charge: {name}</source><translation>费用：{name}</translation></message>
    <message><source>Charged back</source><translation>退票重记</translation></message>
    <message><source>Charged off</source><translation>转销</translation></message>
    <message><source>Choose a loan in the list.</source><translation>在左侧列表中选择一笔贷款。</translation></message>
    <message><source>Compare before and after</source><translation>查看前后对比</translation></message>
    <message><source>Compound interest on unpaid interest</source><translation>欠息复利</translation></message>
    <message><source>Copy</source><translation>复制</translation></message>
    <message><source>Copy as text</source><translation>复制为文本</translation></message>
    <message><source>Counts</source><translation>有效</translation></message>
    <message><source>Credit</source><translation>贷方</translation></message>
    <message><source>Day by day</source><translation>逐日金额</translation></message>
    <message><source>Day closed</source><translation>日终</translation></message>
    <message><source>Days later</source><translation>延后天数</translation></message>
    <message><source>Days past due</source><translation>逾期天数</translation></message>
    <message><source>Debit</source><translation>借方</translation></message>
    <message><source>Debit = credit</source><translation>借贷平衡</translation></message>
    <message><source>Debt waived</source><translation>减免息费</translation></message>
    <message><source>Decision</source><translation>复核意见</translation></message>
    <message><source>Delinquency paused</source><translation>暂停逾期计数</translation></message>
    <message><source>Delinquency resumed</source><translation>恢复逾期计数</translation></message>
    <message><source>Derivation</source><translation>计算过程</translation></message>
    <message><source>Disbursement</source><translation>放款</translation></message>
    <message><source>Done: {what}</source><translation>已完成：{what}</translation></message>
    <message><source>Doubtful</source><translation>可疑类</translation></message>
    <message><source>Down payment</source><translation>首付</translation></message>
    <message><source>Draw the guarantee deposit</source><translation>动用保证金</translation></message>
    <message><source>Drop a charge</source><translation>撤销加收费用</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>Due date</source><translation>应还日</translation></message>
    <message><source>Due now</source><translation>当前应还</translation></message>
    <message><source>Due today</source><translation>今日到期</translation></message>
    <message><source>Effect</source><translation>还后效果</translation></message>
    <message><source>Entry</source><translation>分录</translation></message>
    <message><source>Equal instalment</source><translation>等额月供</translation></message>
    <message><source>Equal share of the principal</source><translation>等额本金份额</translation></message>
    <message><source>Event</source><translation>事件</translation></message>
    <message><source>Events</source><translation>流水</translation></message>
    <message><source>Extend the loan</source><translation>展期</translation></message>
    <message><source>Extension</source><translation>展期</translation></message>
    <message><source>Fee</source><translation>费用</translation></message>
    <message><source>Fee for paying ahead</source><translation>提前还款违约金</translation></message>
    <message><source>Fee of the plan</source><translation>计划内费用</translation></message>
    <message><source>Fees due</source><translation>到期费用</translation></message>
    <message><source>Fees open</source><translation>未还费用</translation></message>
    <message><source>Figures by day</source><translation>逐日金额</translation></message>
    <message><source>Find a loan</source><translation>查找贷款</translation></message>
    <message><source>Flat interest by days, on the first principal</source><translation>按初始本金、按日计息</translation></message>
    <message><source>Flat interest, on the first principal</source><translation>按初始本金计息</translation></message>
    <message><source>For the day</source><translation>报价日</translation></message>
    <message><source>From</source><translation>自</translation></message>
    <message><source>From instalment</source><translation>自期次</translation></message>
    <message><source>From this workstation's copy: plan, derivations, events and receipts. Quotations, changes, undoing, ledger and history need the server.</source><translation>来自本终端副本：计划、计算过程、流水与收据可看。报价、变更、冲正、分录与经过需联网。</translation></message>
    <message><source>Goodwill credit</source><translation>善意减记</translation></message>
    <message><source>Guarantee deposit drawn</source><translation>动用保证金</translation></message>
    <message><source>Held</source><translation>暂存</translation></message>
    <message><source>Held for the borrower</source><translation>多缴暂存</translation></message>
    <message><source>History</source><translation>经过</translation></message>
    <message><source>Holds for</source><translation>有效期</translation></message>
    <message><source>Holds to</source><translation>有效至</translation></message>
    <message><source>How a figure came about</source><translation>金额怎么来的</translation></message>
    <message><source>How it takes effect</source><translation>生效方式</translation></message>
    <message><source>Impairment loss</source><translation>信用减值损失</translation></message>
    <message><source>In cash</source><translation>现金</translation></message>
    <message><source>Income: fees</source><translation>手续费及佣金收入</translation></message>
    <message><source>Income: loan interest</source><translation>利息收入-贷款利息</translation></message>
    <message><source>Income: penalty interest</source><translation>利息收入-罚息</translation></message>
    <message><source>Instalment</source><translation>期次</translation></message>
    <message><source>Instalment {no}</source><translation>第 {no} 期</translation></message>
    <message><source>Instalment {no}, due {due_date}</source><translation>第 {no} 期，{due_date} 应还</translation></message>
    <message><source>Instalment {no}: {part}</source><translation>第 {no} 期{part}</translation></message>
    <message><source>Instalments that change</source><translation>有变动的期次</translation></message>
    <message><source>Instalments that change: {count} of {all}</source><translation>有变动的期次：{all} 期中 {count} 期</translation></message>
    <message><source>Instalments to come</source><translation>剩余期数</translation></message>
    <message><source>Interest</source><translation>利息</translation></message>
    <message><source>Interest and fees waived</source><translation>减免息费</translation></message>
    <message><source>Interest by days</source><translation>按日计息</translation></message>
    <message><source>Interest earned, not income yet</source><translation>应收未收利息</translation></message>
    <message><source>Interest of instalments due</source><translation>到期各期利息</translation></message>
    <message><source>Interest of the period</source><translation>本期利息</translation></message>
    <message><source>Interest of the plan as an event made it anew</source><translation>事件后重排计划的利息</translation></message>
    <message><source>Interest of the running period</source><translation>当期已生利息</translation></message>
    <message><source>Interest open</source><translation>未还利息</translation></message>
    <message><source>Interest paid</source><translation>还息</translation></message>
    <message><source>Interest put off</source><translation>延息期数</translation></message>
    <message><source>Interest receivable</source><translation>应收利息</translation></message>
    <message><source>Interest saved</source><translation>节省利息</translation></message>
    <message><source>Interest that the extension adds</source><translation>展期增加的利息</translation></message>
    <message><source>Interest to come</source><translation>未来利息</translation></message>
    <message><source>Interest to come with the extension</source><translation>展期后的未来利息</translation></message>
    <message><source>Interest to come without it</source><translation>不展期的未来利息</translation></message>
    <message><source>Interest waived</source><translation>免除利息</translation></message>
    <message><source>Issue quotation</source><translation>出具报价单</translation></message>
    <message><source>Issued</source><translation>已出具</translation></message>
    <message><source>Issued quotations</source><translation>已出具的报价单</translation></message>
    <message><source>It stands in the list and can be paid.</source><translation>已列入清单，可按单收款。</translation></message>
    <message><source>Kind</source><translation>类别</translation></message>
    <message><source>Last due date</source><translation>到期日</translation></message>
    <message><source>Latest day that the law allows</source><translation>规定最晚到期日</translation></message>
    <message><source>Ledger</source><translation>分录</translation></message>
    <message><source>Ledger entries</source><translation>会计分录</translation></message>
    <message><source>Ledger entry</source><translation>会计分录</translation></message>
    <message><source>Ledger entry that would be posted</source><translation>将过账的分录</translation></message>
    <message><source>Less the interest of the period</source><translation>减：本期利息</translation></message>
    <message><source>Let off</source><translation>减免</translation></message>
    <message><source>Line</source><translation>项目</translation></message>
    <message><source>None is issued yet</source><translation>尚未出具报价</translation></message>
    <message><source>Your role may read quotations: one that was issued opens from the list.</source><translation>您的角色可查看报价：已出具的报价可在左侧列表打开。</translation></message>
    <message><source>{count} lines</source><translation>共 {count} 项</translation></message>
    <message><source>Loan loss provision</source><translation>贷款损失准备</translation></message>
    <message><source>Loans</source><translation>贷款</translation></message>
    <message><source>Loans written off</source><translation>已核销贷款</translation></message>
    <message><source>Loss</source><translation>损失类</translation></message>
    <message><source>Lower instalment</source><translation>减少月供</translation></message>
    <message><source>Make this change…</source><translation>办理此变更…</translation></message>
    <message><source>Memorandum</source><translation>表外对应科目</translation></message>
    <message><source>Method</source><translation>方式</translation></message>
    <message><source>Money held for the borrower</source><translation>减：客户多缴暂存</translation></message>
    <message><source>Money held paid back</source><translation>退还多缴款</translation></message>
    <message><source>Money worth on</source><translation>起息日</translation></message>
    <message><source>More instalments</source><translation>增加期数</translation></message>
    <message><source>Name, number, tail</source><translation>姓名、合同号、尾号</translation></message>
    <message><source>Needs a second person</source><translation>需另一人复核</translation></message>
    <message><source>New due date</source><translation>新应还日</translation></message>
    <message><source>New last day</source><translation>新到期日</translation></message>
    <message><source>New rate</source><translation>新利率</translation></message>
    <message><source>Next due</source><translation>下期应还</translation></message>
    <message><source>Next instalment</source><translation>下期应还</translation></message>
    <message><source>Next instalments</source><translation>抵扣后续期次</translation></message>
    <message><source>No ledger entry is posted.</source><translation>不产生分录。</translation></message>
    <message><source>No loan chosen</source><translation>未选择贷款</translation></message>
    <message><source>No loans found</source><translation>没有找到贷款</translation></message>
    <message><source>No postings yet</source><translation>还没有流水</translation></message>
    <message><source>No proposals</source><translation>没有提请事项</translation></message>
    <message><source>No.</source><translation>期次</translation></message>
    <message><source>No. {no}, due {day}</source><translation>第 {no} 期，{day} 应还</translation></message>
    <message><source>Normal</source><translation>正常类</translation></message>
    <message><source>Not due</source><translation>未到期</translation></message>
    <message><source>Nothing is asked for.</source><translation>没有应收。</translation></message>
    <message><source>Open</source><translation>未还</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Owed again by later events</source><translation>后续事件恢复的欠款</translation></message>
    <message><source>Paid</source><translation>已还</translation></message>
    <message><source>Paid back in {count} instalments</source><translation>分 {count} 期还回</translation></message>
    <message><source>Paid out</source><translation>实际放款</translation></message>
    <message><source>Paid out on {on}</source><translation>{on} 放款</translation></message>
    <message><source>Paid so far</source><translation>累计已还</translation></message>
    <message><source>Part</source><translation>组成</translation></message>
    <message><source>Parts of the instalment</source><translation>本期组成</translation></message>
    <message><source>Pause delinquency</source><translation>暂停逾期计数</translation></message>
    <message><source>Payables: borrowers' credit</source><translation>其他应付款-客户多缴款</translation></message>
    <message><source>Payables: guarantee deposits</source><translation>其他应付款-保证金</translation></message>
    <message><source>Payables: money not yet placed</source><translation>其他应付款-待查来款</translation></message>
    <message><source>Payer</source><translation>付款人</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>Penalty charge added</source><translation>加收违约金</translation></message>
    <message><source>Penalty charge: {name}</source><translation>违约金：{name}</translation></message>
    <message><source>Penalty interest</source><translation>罚息</translation></message>
    <message><source>Penalty interest on principal</source><translation>逾期本金罚息</translation></message>
    <message><source>Penalty interest on principal and interest</source><translation>逾期本息罚息</translation></message>
    <message><source>Penalty interest, all stretches together</source><translation>罚息（各段合计）</translation></message>
    <message><source>Penalty open</source><translation>未还罚息</translation></message>
    <message><source>Penalty receivable</source><translation>应收利息-罚息</translation></message>
    <message><source>Plan</source><translation>还款计划</translation></message>
    <message><source>Plan, events and receipts are here; the rest follows when the line is back.</source><translation>计划、流水与收据可看；其余待恢复联网。</translation></message>
    <message><source>Posted at</source><translation>入账时间</translation></message>
    <message><source>Prepay</source><translation>提前还款</translation></message>
    <message><source>Prepayment</source><translation>提前还款</translation></message>
    <message><source>Prepayment of the next instalments</source><translation>预还后续期次</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Remaining</source><translation>剩余本金</translation></message>
    <message><source>Principal as agreed in the plan</source><translation>计划约定的本金</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Principal not yet due</source><translation>未到期本金</translation></message>
    <message><source>Principal of instalments due</source><translation>到期各期本金</translation></message>
    <message><source>Principal of the plan as an event made it anew</source><translation>事件后重排计划的本金</translation></message>
    <message><source>Principal open</source><translation>未还本金</translation></message>
    <message><source>Principal paid</source><translation>还本</translation></message>
    <message><source>Principal paid ahead</source><translation>提前还的本金</translation></message>
    <message><source>Principal paid back</source><translation>已还本金</translation></message>
    <message><source>Principal settled</source><translation>结清本金</translation></message>
    <message><source>Principal written off</source><translation>已核销本金</translation></message>
    <message><source>Print</source><translation>打印</translation></message>
    <message><source>Print {title}</source><translation>打印 {title}</translation></message>
    <message><source>Proposals</source><translation>待复核与历史</translation></message>
    <message><source>Propose to a second person</source><translation>提交另一人复核</translation></message>
    <message><source>Proposed</source><translation>提请事项</translation></message>
    <message><source>Proposed: {what}</source><translation>已提交复核：{what}</translation></message>
    <message><source>Put off before, asked for now</source><translation>此前延后、本期收取</translation></message>
    <message><source>Put off by the interest grace</source><translation>付息宽限延后</translation></message>
    <message><source>Quotation</source><translation>报价</translation></message>
    <message><source>Quotation {number} is issued</source><translation>报价单 {number} 已出具</translation></message>
    <message><source>Quotation {number}: {amount}, holds to {until}.</source><translation>报价单 {number}：{amount}，有效至 {until}。</translation></message>
    <message><source>Quotations</source><translation>报价</translation></message>
    <message><source>Quote</source><translation>试算报价</translation></message>
    <message><source>Rate at which both are worth the same</source><translation>使收支现值相等的利率</translation></message>
    <message><source>Rate changed</source><translation>利率调整</translation></message>
    <message><source>Re-aged</source><translation>重新排期</translation></message>
    <message><source>Re-amortised</source><translation>重新摊还</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
    <message><source>Reason: {reason}</source><translation>理由：{reason}</translation></message>
    <message><source>Receipt</source><translation>收据</translation></message>
    <message><source>Receipt {number}</source><translation>收据 {number}</translation></message>
    <message><source>Receipts</source><translation>收据</translation></message>
    <message><source>Record a recovery</source><translation>登记核销后收回</translation></message>
    <message><source>Recoveries of loans written off</source><translation>收回已核销贷款</translation></message>
    <message><source>Recovery</source><translation>核销后收回</translation></message>
    <message><source>Refund by the merchant</source><translation>商户退款</translation></message>
    <message><source>Refund money held</source><translation>退还多缴款</translation></message>
    <message><source>Refund of a payout</source><translation>放款退回</translation></message>
    <message><source>Repayment</source><translation>还款</translation></message>
    <message><source>Repayment refunded</source><translation>退还还款</translation></message>
    <message><source>Reschedule</source><translation>变更还款安排</translation></message>
    <message><source>Rescheduled</source><translation>变更还款安排</translation></message>
    <message><source>Resume delinquency</source><translation>恢复逾期计数</translation></message>
    <message><source>Reversal</source><translation>冲正</translation></message>
    <message><source>Rounding</source><translation>尾差</translation></message>
    <message><source>Search by another word or state.</source><translation>换一个关键词或状态再查。</translation></message>
    <message><source>Select a figure in the plan or in the strip above.</source><translation>点选计划或上方的任一金额。</translation></message>
    <message><source>Seq.</source><translation>序号</translation></message>
    <message><source>Settle in full</source><translation>提前结清</translation></message>
    <message><source>Settled</source><translation>结清</translation></message>
    <message><source>Settlement</source><translation>结清</translation></message>
    <message><source>Settlement in full</source><translation>提前结清</translation></message>
    <message><source>Shorter term</source><translation>缩短期限</translation></message>
    <message><source>Special mention</source><translation>关注类</translation></message>
    <message><source>Stage {stage}</source><translation>阶段 {stage}</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Substandard</source><translation>次级类</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>Suspense</source><translation>暂存</translation></message>
    <message><source>Take back</source><translation>撤回</translation></message>
    <message><source>Take back…</source><translation>撤回…</translation></message>
    <message><source>Take payment</source><translation>收款</translation></message>
    <message><source>Take the money</source><translation>按单收款</translation></message>
    <message><source>Take the proposal back</source><translation>撤回提请</translation></message>
    <message><source>Taken back</source><translation>已撤回</translation></message>
    <message><source>Takes effect at once</source><translation>立即生效</translation></message>
    <message><source>The last instalment takes the rest</source><translation>末期收尾差</translation></message>
    <message><source>The loan was computed anew.</source><translation>贷款已重新计算。</translation></message>
    <message><source>The proposal is taken back</source><translation>提请已撤回</translation></message>
    <message><source>This did not happen</source><translation>操作没有完成</translation></message>
    <message><source>This needs the server</source><translation>需联网查看</translation></message>
    <message><source>To</source><translation>至</translation></message>
    <message><source>To be decided by</source><translation>复核期限</translation></message>
    <message><source>To fees</source><translation>冲抵费用</translation></message>
    <message><source>To interest</source><translation>冲抵利息</translation></message>
    <message><source>To pay on {day}</source><translation>{day} 应付</translation></message>
    <message><source>To penalty interest</source><translation>冲抵罚息</translation></message>
    <message><source>To principal that is due</source><translation>冲抵到期本金</translation></message>
    <message><source>To settle today</source><translation>今日结清金额</translation></message>
    <message><source>Total</source><translation>合计</translation></message>
    <message><source>Transfer</source><translation>转账</translation></message>
    <message><source>Turned down</source><translation>不同意</translation></message>
    <message><source>Undo an event</source><translation>冲正</translation></message>
    <message><source>Undo this event…</source><translation>冲正此笔…</translation></message>
    <message><source>Undone</source><translation>已冲正</translation></message>
    <message><source>Value date</source><translation>入账日</translation></message>
    <message><source>Waits for approval</source><translation>待复核</translation></message>
    <message><source>Waive penalty, fee or interest</source><translation>减免罚息、费用或利息</translation></message>
    <message><source>What came after is replayed; history stays.</source><translation>其后各笔重新计算；记录保留。</translation></message>
    <message><source>What is proposed for this loan shows here.</source><translation>本笔贷款提请的变更显示在这里。</translation></message>
    <message><source>What may be done</source><translation>可办事项</translation></message>
    <message><source>Who posted it</source><translation>原经办</translation></message>
    <message><source>Without principal</source><translation>不还本</translation></message>
    <message><source>Write off</source><translation>核销</translation></message>
    <message><source>Written off</source><translation>核销</translation></message>
    <message><source>Your role may read this loan; others change it.</source><translation>您可查看本笔贷款；变更由其他岗位办理。</translation></message>
    <message><source>a charge that was added falls away</source><translation>此前加收的费用不再收取</translation></message>
    <message><source>a day</source><translation>每日</translation></message>
    <message><source>a fee or penalty, due on a day</source><translation>一笔费用或违约金，指定应还日</translation></message>
    <message><source>a month</source><translation>每月</translation></message>
    <message><source>a second person approves</source><translation>另一人复核后生效</translation></message>
    <message><source>a year</source><translation>每年</translation></message>
    <message><source>agreed with the product</source><translation>按产品约定</translation></message>
    <message><source>an instalment</source><translation>每期</translation></message>
    <message><source>another due day, a payment holiday</source><translation>改应还日、延后还款、宽限</translation></message>
    <message><source>another person than you</source><translation>非您本人</translation></message>
    <message><source>as of {day}</source><translation>截至 {day}</translation></message>
    <message><source>as planned</source><translation>按计划</translation></message>
    <message><source>asked for by a later instalment</source><translation>由后续期次收取</translation></message>
    <message><source>asked for by this instalment</source><translation>本期应收</translation></message>
    <message><source>at once</source><translation>立即生效</translation></message>
    <message><source>borne so far</source><translation>截至今日已生</translation></message>
    <message><source>by all payments so far</source><translation>历次还款合计</translation></message>
    <message><source>by the quotation, which names amount and mode</source><translation>按报价单的金额与方式</translation></message>
    <message><source>by the quotation; nothing is owed afterwards</source><translation>按报价单收款，收后结清</translation></message>
    <message><source>by the repayment method</source><translation>按还款方式</translation></message>
    <message><source>by the rounding of the product</source><translation>按产品的舍入规则</translation></message>
    <message><source>charged back or moved</source><translation>退票或结转</translation></message>
    <message><source>days</source><translation>天</translation></message>
    <message><source>days past due count again</source><translation>逾期天数重新计数</translation></message>
    <message><source>days past due stand still for a time</source><translation>一段时间内逾期天数不增加</translation></message>
    <message><source>Dr {debit} · Cr {credit}</source><translation>借 {debit} · 贷 {credit}</translation></message>
    <message><source>due {day}</source><translation>{day} 到期</translation></message>
    <message><source>due {due_date}</source><translation>{due_date} 应还</translation></message>
    <message><source>due {fact}</source><translation>{fact} 应还</translation></message>
    <message><source>due, and of the running period so far</source><translation>到期及当期已生部分</translation></message>
    <message><source>either more instalments or a new last day</source><translation>增加期数与新到期日二选一</translation></message>
    <message><source>every posting of the loan</source><translation>本笔贷款全部分录</translation></message>
    <message><source>fee {fact}</source><translation>费用 {fact}</translation></message>
    <message><source>for the whole term</source><translation>全期</translation></message>
    <message><source>for {day}, holds to {until}</source><translation>{day} 报价，有效至 {until}</translation></message>
    <message><source>for {fact}</source><translation>{fact}</translation></message>
    <message><source>from a day on; what was earned before stays</source><translation>自某日起执行；此前已生利息不变</translation></message>
    <message><source>from the instalment due {fact}</source><translation>自 {fact} 应还期次起</translation></message>
    <message><source>from {fact}</source><translation>自 {fact}</translation></message>
    <message><source>given up by the lender</source><translation>已放弃</translation></message>
    <message><source>gives up all that is open; money later is a recovery</source><translation>放弃全部未还；此后来款记为收回</translation></message>
    <message><source>holds to {until}</source><translation>有效至 {until}</translation></message>
    <message><source>incl. {amount} interest</source><translation>含当期利息 {amount}</translation></message>
    <message><source>incl. {amount} penalty</source><translation>含罚息 {amount}</translation></message>
    <message><source>instalments</source><translation>期</translation></message>
    <message><source>interest of the instalments in grace</source><translation>宽限各期的利息</translation></message>
    <message><source>interest of {months} months, {principal_fen} of principal ahead</source><translation>{months} 个月利息，提前还本 {principal_fen}</translation></message>
    <message><source>interest {fact}</source><translation>利息 {fact}</translation></message>
    <message><source>interest {interest_fen}, fees {fee_fen}</source><translation>其中利息 {interest_fen}、费用 {fee_fen}</translation></message>
    <message><source>less {fee_fen} of fees at the start</source><translation>已减期初费用 {fee_fen}</translation></message>
    <message><source>lets off what is due of them; principal stays</source><translation>免收已到期部分；本金不减</translation></message>
    <message><source>meets what is due, no more</source><translation>只抵到期应还</translation></message>
    <message><source>money on a loan that was written off</source><translation>已核销贷款的来款</translation></message>
    <message><source>more instalments, or a later last day</source><translation>增加期数，或延后到期日</translation></message>
    <message><source>needs the server</source><translation>需联网</translation></message>
    <message><source>no charge is open</source><translation>没有未收的加收费用</translation></message>
    <message><source>not paused</source><translation>未暂停</translation></message>
    <message><source>not read yet</source><translation>尚未读取</translation></message>
    <message><source>nothing is due</source><translation>没有到期应还</translation></message>
    <message><source>nothing is held</source><translation>没有多缴暂存</translation></message>
    <message><source>nothing is owed</source><translation>已无欠款</translation></message>
    <message><source>nothing of these is due</source><translation>没有到期的罚息、费用或利息</translation></message>
    <message><source>now {rate} %</source><translation>现行 {rate} %</translation></message>
    <message><source>of all instalments to come</source><translation>未到期各期合计</translation></message>
    <message><source>of instalments due</source><translation>到期各期</translation></message>
    <message><source>of instalments overdue</source><translation>逾期各期</translation></message>
    <message><source>of {amount}</source><translation>原始 {amount}</translation></message>
    <message><source>of {what} of {day}</source><translation>{day} 的{what}</translation></message>
    <message><source>open for {days} days</source><translation>已欠 {days} 天</translation></message>
    <message><source>paused already</source><translation>已在暂停中</translation></message>
    <message><source>pays back what is held for the borrower</source><translation>退回客户多缴的款项</translation></message>
    <message><source>penalty {fact}</source><translation>罚息 {fact}</translation></message>
    <message><source>prepayment, another rate or day, settlement</source><translation>提前还款、利率或日期变更、结清</translation></message>
    <message><source>principal {principal_fen} · interest {interest_fen} · fee {fee_fen} · penalty {penalty_fen}</source><translation>本金 {principal_fen} · 利息 {interest_fen} · 费用 {fee_fen} · 罚息 {penalty_fen}</translation></message>
    <message><source>see the events of this loan</source><translation>见本笔贷款的流水</translation></message>
    <message><source>since {day}</source><translation>自 {day}</translation></message>
    <message><source>so that principal comes to the amount lent</source><translation>使各期本金之和等于放款额</translation></message>
    <message><source>taken off</source><translation>从中扣除</translation></message>
    <message><source>the loan is not overdue</source><translation>贷款未逾期</translation></message>
    <message><source>the loan is not written off</source><translation>贷款未核销</translation></message>
    <message><source>the rest of the instalment is principal</source><translation>月供余下部分为本金</translation></message>
    <message><source>the same for all {count} instalments</source><translation>{count} 期相同</translation></message>
    <message><source>to the borrower</source><translation>付给借款人</translation></message>
    <message><source>to {fact}</source><translation>至 {fact}</translation></message>
    <message><source>until the next due date</source><translation>待下一应还日抵扣</translation></message>
    <message><source>until {day}</source><translation>{day} 前</translation></message>
    <message><source>waived or written off</source><translation>减免或核销</translation></message>
    <message><source>waiver, settlement</source><translation>减免、结清等</translation></message>
    <message><source>what events changed of the penalty</source><translation>事件改变的罚息</translation></message>
    <message><source>what goes beyond all that is due</source><translation>超出到期应还的部分</translation></message>
    <message><source>what is open of it</source><translation>其中未还部分</translation></message>
    <message><source>within the own limit</source><translation>须在其权限内</translation></message>
    <message><source>you</source><translation>您</translation></message>
    <message><source>{amount} is due and open</source><translation>到期未还 {amount}</translation></message>
    <message><source>{balance_fen} × {daily_percent} % a day × {days} days, {since} to {until}</source><translation>{balance_fen} × 日利率 {daily_percent} % × {days} 天（{since} 至 {until}）</translation></message>
    <message><source>{balance_fen} × {rate_percent} % {rate_per} × {period}</source><translation>{balance_fen} × {rate_per} {rate_percent} % × {period}</translation></message>
    <message><source>{count} events, {undone} undone; undoing replays what came after</source><translation>共 {count} 笔，已冲正 {undone} 笔；冲正后其后各笔重新计算</translation></message>
    <message><source>{count} instalments · principal {principal} · interest {interest}</source><translation>共 {count} 期 · 本金 {principal} · 利息 {interest}</translation></message>
    <message><source>{count} loans</source><translation>{count} 笔</translation></message>
    <message><source>{count} postings</source><translation>{count} 条分录</translation></message>
    <message><source>{count} postings · Dr {debit} · Cr {credit}</source><translation>{count} 笔 · 借 {debit} · 贷 {credit}</translation></message>
    <message><source>{days} d overdue</source><translation>逾期 {days} 天</translation></message>
    <message><source>{fact} %</source><translation>{fact} %</translation></message>
    <message><source>{fact} more instalments</source><translation>增加 {fact} 期</translation></message>
    <message><source>{fact} with interest put off</source><translation>{fact} 期延后付息</translation></message>
    <message><source>{fact} without principal</source><translation>{fact} 期不还本</translation></message>
    <message><source>{fen_days} yuan × days in all × {daily_percent} % a day</source><translation>合计 {fen_days} 元·天 × 日利率 {daily_percent} %</translation></message>
    <message><source>{kind} {number}</source><translation>{kind} {number}</translation></message>
    <message><source>{name}, {amount}, due {day}</source><translation>{name}，{amount}，{day} 应还</translation></message>
    <message><source>{number} · {product} · {term} instalments · {rate} % {per} · disbursed {day}</source><translation>合同 {number} · {product} · {term} 期 · {per} {rate} % · {day} 放款</translation></message>
    <message><source>{n} day</source><translation>{n} 天</translation></message>
    <message><source>{n} days</source><translation>{n} 天</translation></message>
    <message><source>{n} month</source><translation>{n} 个月</translation></message>
    <message><source>{n} months</source><translation>{n} 个月</translation></message>
    <message><source>{n} quarter</source><translation>{n} 个季度</translation></message>
    <message><source>{n} quarters</source><translation>{n} 个季度</translation></message>
    <message><source>{n} week</source><translation>{n} 周</translation></message>
    <message><source>{n} weeks</source><translation>{n} 周</translation></message>
    <message><source>{overdue_fen} × {daily_percent} % a day × {days} days, {since} to {until}</source><translation>{overdue_fen} × 日罚息率 {daily_percent} % × {days} 天（{since} 至 {until}）</translation></message>
    <message><source>{period_interest_fen} × {days} of {of_days} days since {since}</source><translation>{period_interest_fen} × {days} ÷ {of_days} 天（自 {since}）</translation></message>
    <message><source>{period_interest_fen} × {days} of {of_days} days since {since}, {paid_fen} paid</source><translation>{period_interest_fen} × {days} ÷ {of_days} 天（自 {since}），已付 {paid_fen}</translation></message>
    <message><source>{period_percent} % a period × {periods} periods a year</source><translation>每期 {period_percent} % × 每年 {periods} 期</translation></message>
    <message><source>{principal_fen} ÷ {count} instalments</source><translation>{principal_fen} ÷ {count} 期</translation></message>
    <message><source>{rate_percent} %, {principal_fen} of principal ahead</source><translation>{rate_percent} %，提前还本 {principal_fen}</translation></message>
    <message><source>{since} to {until} · {kind}</source><translation>{since} 至 {until} · {kind}</translation></message>
    <message><source>{since} to {until} · {kind} · paid {day}</source><translation>{since} 至 {until} · {kind} · {day} 还清</translation></message>
    <message><source>{what} of {day}, {amount}. What came after is computed anew; the event stays in the history.</source><translation>{day} 的{what}，{amount}。其后各笔重新计算；原记录保留在历史中。</translation></message>
    <message><source>{what}: {amount}</source><translation>{what}：{amount}</translation></message>
    <message><source>All as a table</source><translation>以表格查看全部</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Days late</source><translation>逾期天数</translation></message>
    <message><source>Loan</source><translation>贷款</translation></message>
    <message><source>Loan register</source><translation>贷款台账</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>{step} · {count} times</source><translation>{step} · {count} 次</translation></message>
    <message><source>Nothing is quoted yet</source><translation>尚未试算</translation></message>
    <message><source>Choose at the left what to quote, then F8; one that was issued opens from the list.</source><translation>在左侧选择报价种类后按 F8；已出具的报价从列表打开。</translation></message>
    <message><source>The newest {count} · all: Alt T</source><translation>最近 {count} 笔 · 全部：Alt T</translation></message>
</context>
<context>
    <name>repaying</name>
    <message><source>Active</source><translation>正常还款</translation></message>
    <message><source>Bank statement</source><translation>银行流水</translation></message>
    <message><source>Card</source><translation>刷卡</translation></message>
    <message><source>Cash</source><translation>现金</translation></message>
    <message><source>From suspense</source><translation>由暂存转入</translation></message>
    <message><source>Not disbursed</source><translation>未放款</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Reversed</source><translation>已冲正</translation></message>
    <message><source>Settled</source><translation>已结清</translation></message>
    <message><source>Written off</source><translation>已核销</translation></message>
    <message><source>Pending</source><translation>待确认</translation></message>
    <message><source>Transfer slip</source><translation>转账凭条</translation></message>
    <message><source>Voided</source><translation>已作废</translation></message>
    <message><source>{days} d overdue</source><translation>逾期 {days} 天</translation></message>
</context>
</TS>
