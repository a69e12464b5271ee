<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>intake</name>
    <message><source>A customer of another branch: {who}</source><translation>其他机构的客户：{who}</translation></message>
    <message><source>A document is missing</source><translation>缺少材料</translation></message>
    <message><source>Add picture</source><translation>添加图片</translation></message>
    <message><source>Address</source><translation>住址</translation></message>
    <message><source>All at maturity</source><translation>到期一次还本付息</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>All-in rate (IRR)</source><translation>综合年化（IRR）</translation></message>
    <message><source>An unfinished file is kept: {who}, saved {time}</source><translation>有未完成的草稿：{who}，{time} 保存</translation></message>
    <message><source>Applicant</source><translation>申请人</translation></message>
    <message><source>Application handed in; the centre decides</source><translation>进件已提交，等待服务器审核</translation></message>
    <message><source>Bank card</source><translation>银行卡</translation></message>
    <message><source>Bank statements</source><translation>银行流水</translation></message>
    <message><source>Birth and sex agree with the number</source><translation>出生日期、性别与号码一致</translation></message>
    <message><source>Business</source><translation>经营信息</translation></message>
    <message><source>Business licence</source><translation>营业执照</translation></message>
    <message><source>Business name</source><translation>企业名称</translation></message>
    <message><source>Hard to read at place {places}. {check}</source><translation>第 {places} 位看不清。{check}</translation></message>
    <message><source>Check digit of the ID number is right</source><translation>证件号码校验通过</translation></message>
    <message><source>Checks</source><translation>核对结果</translation></message>
    <message><source>Confirm what is sure</source><translation>确认有把握的字段</translation></message>
    <message><source>confirmed</source><translation>已确认</translation></message>
    <message><source>Consent</source><translation>授权</translation></message>
    <message><source>Continue</source><translation>继续填写</translation></message>
    <message><source>corrected</source><translation>已更正</translation></message>
    <message><source>Credit code</source><translation>统一社会信用代码</translation></message>
    <message><source>Date of birth</source><translation>出生日期</translation></message>
    <message><source>Discard</source><translation>放弃草稿</translation></message>
    <message><source>Documents</source><translation>材料</translation></message>
    <message><source>Draft saved {time}</source><translation>草稿已保存 {time}</translation></message>
    <message><source>Equal instalments</source><translation>等额本息</translation></message>
    <message><source>Equal principal</source><translation>等额本金</translation></message>
    <message><source>Ethnic group</source><translation>民族</translation></message>
    <message><source>Fees</source><translation>费用</translation></message>
    <message><source>Fields to compare with the picture: {count}</source><translation>待与图片核对的字段：{count} 个</translation></message>
    <message><source>Fill in what is known</source><translation>带入资料</translation></message>
    <message><source>First instalment</source><translation>首期应还</translation></message>
    <message><source>ID card, back</source><translation>身份证国徽面</translation></message>
    <message><source>ID card, front</source><translation>身份证人像面</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>Interest first</source><translation>先息后本</translation></message>
    <message><source>It is right</source><translation>无误</translation></message>
    <message><source>Kind of document</source><translation>材料类型</translation></message>
    <message><source>Mobile</source><translation>手机号码</translation></message>
    <message><source>Monthly income</source><translation>月收入</translation></message>
    <message><source>Name</source><translation>姓名</translation></message>
    <message><source>No documents yet. Scan, drop or paste.</source><translation>还没有材料。拍照、拖入或粘贴图片</translation></message>
    <message><source>Or drop files here, or paste a picture with Ctrl V</source><translation>也可拖入文件，或按 Ctrl V 粘贴图片</translation></message>
    <message><source>Other document</source><translation>其他材料</translation></message>
    <message><source>Probably the same customer: {who}</source><translation>疑似同一客户：{who}</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Product and amount</source><translation>产品与金额</translation></message>
    <message><source>Purpose</source><translation>用途</translation></message>
    <message><source>Repayment method</source><translation>还款方式</translation></message>
    <message><source>Sex</source><translation>性别</translation></message>
    <message><source>Submit application</source><translation>提交进件</translation></message>
    <message><source>Term</source><translation>期限</translation></message>
    <message><source>The borrower has read and signed the consent (bureau query, sensitive data, passing on)</source><translation>客户已阅读并签署授权书（征信查询、敏感信息处理、对外提供）</translation></message>
    <message><source>The card is valid to {day}</source><translation>证件有效期至 {day}</translation></message>
    <message><source>The card is valid without end</source><translation>证件长期有效</translation></message>
    <message><source>This did not work</source><translation>操作未完成</translation></message>
    <message><source>to confirm</source><translation>待确认</translation></message>
    <message><source>Total interest</source><translation>利息合计</translation></message>
    <message><source>Use {text}</source><translation>改用 {text}</translation></message>
    <message><source>Valid from</source><translation>有效期起</translation></message>
    <message><source>Valid to</source><translation>有效期止</translation></message>
    <message><source>by hand</source><translation>手填</translation></message>
    <message><source>missing</source><translation>缺</translation></message>
    <message><source>months</source><translation>个月</translation></message>
    <message><source>reading</source><translation>识别中</translation></message>
    <message><source>there</source><translation>已有</translation></message>
    <message><source>without a name</source><translation>未填姓名</translation></message>
    <message><source>Interest</source><translation>利息</translation></message>
    <message><source>Service fee</source><translation>服务费</translation></message>
    <message><source>{percent} % a day</source><translation>日利率 {percent} %</translation></message>
    <message><source>{percent} % a month</source><translation>月利率 {percent} %</translation></message>
    <message><source>{percent} % a year</source><translation>年利率 {percent} %</translation></message>
    <message><source>{percent} % of the principal</source><translation>本金的 {percent} %</translation></message>
    <message><source>only when late</source><translation>仅逾期时</translation></message>
    <message><source>borrower</source><translation>借款人</translation></message>
    <message><source>lender</source><translation>贷款人</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Fee</source><translation>费用</translation></message>
    <message><source>No.</source><translation>期次</translation></message>
    <message><source>Due day</source><translation>应还日</translation></message>
    <message><source>To pay</source><translation>应还</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Cost</source><translation>项目</translation></message>
    <message><source>Payer</source><translation>支付方</translation></message>
    <message><source>Standard</source><translation>收取标准</translation></message>
    <message><source>How</source><translation>收取方式</translation></message>
    <message><source>Collector</source><translation>收取方</translation></message>
    <message><source>Line</source><translation>算式</translation></message>
    <message><source>+{percent} %, from day {day}</source><translation>上浮 {percent} %，第 {day} 天起</translation></message>
    <message><source>What if: {amount}, {product}</source><translation>试算：{amount}，{product}</translation></message>
    <message><source>As if paid out on {day}. Nothing is kept until you take an offer.</source><translation>按 {day} 放款试算；采用之前不改动申请。</translation></message>
    <message><source>All instalments</source><translation>全部期次</translation></message>
    <message><source>Costs</source><translation>综合融资成本</translation></message>
    <message><source>No other charges. Nothing is kept back from the payout.</source><translation>除以上项目外不收取任何其他费用；放款不预扣。</translation></message>
    <message><source>How the figures come about</source><translation>每期怎么算</translation></message>
    <message><source>Take this offer</source><translation>采用这个方案</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Take offer {number}</source><translation>采用方案 {number}</translation></message>
    <message><source>not possible</source><translation>不能办理</translation></message>
    <message><source>To pay in all</source><translation>还款总额</translation></message>
    <message><source>not how this product reckons</source><translation>本产品不按此计息</translation></message>
    <message><source>{count} instalments · interest {interest} · fees {fees}</source><translation>{count} 期 · 利息 {interest} · 费用 {fees}</translation></message>
    <message><source>All-in rate (IRR), all fees in</source><translation>综合年化（IRR，含全部费用）</translation></message>
    <message><source>Simple rate (for comparison only)</source><translation>单利年化（单利，仅供对照）</translation></message>
    <message><source>Highest instalment</source><translation>最高一期</translation></message>
    <message><source>Interest is reckoned</source><translation>计息方式</translation></message>
    <message><source>Offer {number}</source><translation>方案 {number}</translation></message>
    <message><source>Offer {number} · lowest rate</source><translation>方案 {number} · 年化最低</translation></message>
    <message><source>as the product does</source><translation>按产品规定</translation></message>
    <message><source>Compare plans</source><translation>对比方案</translation></message>
    <message><source>no plan yet</source><translation>请先填金额与期限</translation></message>
    <message><source>each instalment</source><translation>随各期还款</translation></message>
    <message><source>first instalment</source><translation>随首期还款</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>the sum of the lines below</source><translation>以下各行之和</translation></message>
    <message><source>Method and term</source><translation>还款方式与期限</translation></message>
    <message><source>Instalment {no}: every part with the lines it is the sum of</source><translation>第 {no} 期：每一部分等于其下各行之和</translation></message>
    <message><source>A new file for {who}</source><translation>为 {who} 新建进件</translation></message>
    <message><source>Read the ID card and confirm the mobile with the customer.</source><translation>请识读身份证，并与客户核对手机号码。</translation></message>
    <message><source>The ID number fits.</source><translation>证件号码相符。</translation></message>
    <message><source>This ID number is not that of {who}</source><translation>证件号码与 {who} 不符</translation></message>
    <message><source>Check the card, or begin a file of its own for this person.</source><translation>请核对证件，或为该申请人另建进件。</translation></message>
</context>
</TS>
