<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message><source>A calendar needs its source and its days.</source><translation>日历须有依据和日期。</translation></message>
    <message><source>Enter a year from {first} to {last}.</source><translation>请输入 {first} 至 {last} 之间的年份。</translation></message>
    <message><source>Line {line} is not understood.</source><translation>第 {line} 行无法识别。</translation></message>
    <message><source>No days were found in this text.</source><translation>文本中没有找到日期。</translation></message>
    <message><source>The record of an export is not valid.</source><translation>导出记录无效。</translation></message>
    <message><source>There is a newer version: {newest}. Look at it first.</source><translation>已有更新的版本（第 {newest} 版），请先查看。</translation></message>
    <message><source>yes</source><translation>是</translation></message>
    <message><source>no</source><translation>否</translation></message>
    <message><source>This was not done. Please tell your administrator the code {code}.</source><translation>这一步没有完成。请把编号 {code} 告诉管理员。</translation></message>
    <message><source>The program has a fault; nothing is lost. Tell your administrator the number {id}.</source><translation>程序出错，数据没有丢失。请把编号 {id} 告诉管理员。</translation></message>
    <message><source>Too much work is waiting already. Try again in a moment.</source><translation>等待处理的工作太多，请稍后再试。</translation></message>
    <message><source>Enter an amount.</source><translation>请输入金额。</translation></message>
    <message><source>{day} does not belong to {year}.</source><translation>{day} 不属于 {year} 年。</translation></message>
    <message><source>{day} is a workday anyway: only days of a weekend are made up.</source><translation>{day} 本来就是工作日：只有周末才能调休上班。</translation></message>
    <message><source>{day} is named twice.</source><translation>{day} 重复。</translation></message>
    <message><source>“{text}” is not an amount.</source><translation>「{text}」不是金额。</translation></message>
    <message><source>The amount must be above zero.</source><translation>金额必须大于零。</translation></message>
    <message><source>An amount has at most two decimals.</source><translation>金额最多两位小数。</translation></message>
    <message><source>The amount is too large to be right.</source><translation>金额过大，请核对。</translation></message>
    <message><source>Your role does not include this: {permission}.</source><translation>您的角色没有这项权限：{permission}。</translation></message>
    <message><source>This lies outside the branches you work for.</source><translation>这不在您负责的机构范围内。</translation></message>
    <message><source>You took an earlier step yourself. Another person must do this one.</source><translation>前一步由您本人办理，这一步须由他人办理。</translation></message>
    <message><source>{amount_fen} is above your limit of {limit_fen}.</source><translation>{amount_fen} 超过您的权限 {limit_fen}。</translation></message>
    <message><source>This person no longer works here.</source><translation>该人员已离职。</translation></message>
    <message><source>The server's answer could not be read ({where}). Nothing was changed here.</source><translation>服务器的回复无法识别（{where}），本机数据未改动。</translation></message>
    <message><source>Enter the applicant's name.</source><translation>请输入申请人姓名。</translation></message>
    <message><source>The phone number is not complete.</source><translation>手机号码不完整。</translation></message>
    <message><source>At most {most_fen}, the amount applied for, can be approved.</source><translation>批准金额不能超过申请金额 {most_fen}。</translation></message>
    <message><source>Another person works on this application already.</source><translation>这笔申请已由他人领取。</translation></message>
    <message><source>This application is closed.</source><translation>这笔申请已结束。</translation></message>
    <message><source>The identity card expired on {valid_to}.</source><translation>身份证已于 {valid_to} 到期。</translation></message>
    <message><source>A document is missing: {kind}.</source><translation>缺少材料：{kind}。</translation></message>
    <message><source>Enter the business for this type of customer.</source><translation>请填写经营主体信息。</translation></message>
    <message><source>The customer's consent to the credit enquiry is missing.</source><translation>缺少客户的征信授权。</translation></message>
    <message><source>Enter what the loan is for.</source><translation>请填写借款用途。</translation></message>
    <message><source>Take this application over before you decide.</source><translation>请先领取这笔申请再作决定。</translation></message>
    <message><source>The rules have not judged this application yet.</source><translation>规则尚未给出结论，请稍后。</translation></message>
    <message><source>The application is not in a state for this step. Reload it.</source><translation>申请当前状态不能做这一步，请刷新。</translation></message>
    <message><source>The key of the person who recorded this has been revoked.</source><translation>录入人的密钥已被吊销。</translation></message>
    <message><source>It cannot be verified who recorded this.</source><translation>无法核实录入人。</translation></message>
    <message><source>This key is already registered for another person.</source><translation>该密钥已登记在他人名下。</translation></message>
    <message><source>The certificate authority {name} is damaged.</source><translation>证书机构 {name} 已损坏。</translation></message>
    <message><source>There is a certificate authority in {folder} already.</source><translation>{folder} 中已有证书机构。</translation></message>
    <message><source>A file of the certificate authority is missing: {file}.</source><translation>缺少证书机构文件：{file}。</translation></message>
    <message><source>The bank card number with the tail {tail} does not pass its check.</source><translation>尾号 {tail} 的银行卡号校验不通过。</translation></message>
    <message><source>Card number and bank do not belong together.</source><translation>卡号与银行不符。</translation></message>
    <message><source>The request has a fault at {where}.</source><translation>请求在 {where} 处有误。</translation></message>
    <message><source>The request is larger than allowed.</source><translation>请求超过允许的大小。</translation></message>
    <message><source>The setup cannot be read: {reason}.</source><translation>初始化设置读不出来：{reason}。</translation></message>
    <message><source>There is no setup to begin with.</source><translation>缺少初始化设置。</translation></message>
    <message><source>The database is not empty; nothing was changed.</source><translation>数据库不是空的，未作改动。</translation></message>
    <message><source>Fill in the branch's code and name.</source><translation>请填写机构代码和名称。</translation></message>
    <message><source>No working day was found near {day}.</source><translation>{day} 附近没有工作日。</translation></message>
    <message><source>The server is busy. Try again in a moment.</source><translation>服务器繁忙，请稍后再试。</translation></message>
    <message><source>The server's disk is full. Nothing is lost; tell your administrator.</source><translation>服务器磁盘已满。数据没有丢失，请联系管理员。</translation></message>
    <message><source>This change has been decided already.</source><translation>这项变更已有结论。</translation></message>
    <message><source>The settings have changed meanwhile. Look at the difference again.</source><translation>设置已有变化，请重新核对差异。</translation></message>
    <message><source>A change of this is waiting for approval already.</source><translation>已有一项变更等待复核。</translation></message>
    <message><source>The same entry arrived with other content. It was not carried out.</source><translation>同一笔记录内容不一致，未执行。</translation></message>
    <message><source>The entry has a fault at {where}.</source><translation>记录在 {where} 处有误。</translation></message>
    <message><source>This cannot be sent at once; it goes through the outbox.</source><translation>这一步须经待发送队列。</translation></message>
    <message><source>This step needs the server.</source><translation>这一步需要连接服务器。</translation></message>
    <message><source>This entry is larger than allowed.</source><translation>这条记录超过允许的大小。</translation></message>
    <message><source>The server does not know this step. Update the program.</source><translation>服务器不认识这一步，请更新程序。</translation></message>
    <message><source>The server does not know this version. Update the program.</source><translation>服务器不支持此版本，请更新程序。</translation></message>
    <message><source>The contract lacks a clause: {clause}.</source><translation>合同缺少条款：{clause}。</translation></message>
    <message><source>Show the cost sheet first.</source><translation>请先出示成本明示。</translation></message>
    <message><source>{kept_back_fen} would be deducted in advance; that is not allowed.</source><translation>预先扣除 {kept_back_fen}，不允许砍头息。</translation></message>
    <message><source>The account to pay to is missing.</source><translation>缺少收款账户。</translation></message>
    <message><source>Explain every key term first; {left} are left.</source><translation>还有 {left} 条关键条款没有说明。</translation></message>
    <message><source>The plan's principal does not add up to the contract amount.</source><translation>还款计划的本金合计与合同金额不符。</translation></message>
    <message><source>The yearly rate is above the cap.</source><translation>年化利率超过上限。</translation></message>
    <message><source>The contract has no such term: {term_id}.</source><translation>合同没有这一条：{term_id}。</translation></message>
    <message><source>The contract is not in a state for this step. Reload it.</source><translation>合同当前状态不能做这一步，请刷新。</translation></message>
    <message><source>The database does not start: {reason}.</source><translation>数据库无法启动：{reason}。</translation></message>
    <message><source>The database belongs to a newer version of the program.</source><translation>数据库版本比程序新，请更新程序。</translation></message>
    <message><source>Only PostgreSQL can be the central database.</source><translation>中央数据库只支持 PostgreSQL。</translation></message>
    <message><source>The database is not running.</source><translation>数据库没有运行。</translation></message>
    <message><source>The rules gave a result that cannot be right ({field}).</source><translation>规则给出的结果有误（{field}）。</translation></message>
    <message><source>The rules could not be worked out ({table}).</source><translation>规则无法执行（{table}）。</translation></message>
    <message><source>The rules need a value that is missing: {field}.</source><translation>规则缺少取值：{field}。</translation></message>
    <message><source>{field} must be yes or no.</source><translation>{field} 只能是「是」或「否」。</translation></message>
    <message><source>{field} must be a text.</source><translation>{field} 必须是文字。</translation></message>
    <message><source>{field} must be a whole number.</source><translation>{field} 必须是整数。</translation></message>
    <message><source>{field} must lie between {least} and {most}.</source><translation>{field} 应在 {least} 与 {most} 之间。</translation></message>
    <message><source>The rules do not know the value {field}.</source><translation>规则不认识取值 {field}。</translation></message>
    <message><source>No row of the table {table} fits.</source><translation>规则表 {table} 没有命中的行。</translation></message>
    <message><source>The result breaks a guard rail of the rules and was not used.</source><translation>结果违反规则护栏，未采用。</translation></message>
    <message><source>There is no rules table {name}.</source><translation>没有规则表 {name}。</translation></message>
    <message><source>The rules table cannot be read ({reason}, {place}).</source><translation>规则表读不出来（{reason}，{place}）。</translation></message>
    <message><source>The table breaks a guard rail: {reason}.</source><translation>规则表违反护栏：{reason}。</translation></message>
    <message><source>The name of the device must have 1 to {most} characters.</source><translation>终端名称须为 1 至 {most} 个字符。</translation></message>
    <message><source>This entry belongs to another device.</source><translation>这条记录属于另一台终端。</translation></message>
    <message><source>This workstation has been stopped. Ask your administrator.</source><translation>本终端已停用，请联系管理员。</translation></message>
    <message><source>This workstation is not registered.</source><translation>本终端未登记。</translation></message>
    <message><source>The borrower's card is not the one that the contract names.</source><translation>借款人的收款卡与合同所载不一致。</translation></message>
    <message><source>The contract has changed since the instruction was made.</source><translation>提交后合同已有变化。</translation></message>
    <message><source>The contract is not signed yet.</source><translation>合同尚未签署。</translation></message>
    <message><source>There is an instruction to pay out this contract already.</source><translation>该合同已有放款指令。</translation></message>
    <message><source>The payout is not in a state for this step. Reload it.</source><translation>放款当前状态不能做这一步，请刷新。</translation></message>
    <message><source>A character cannot be printed: {character} ({code_point}).</source><translation>有字符无法打印：{character}（{code_point}）。</translation></message>
    <message><source>The repayment method {method} is not known.</source><translation>不认识还款方式 {method}。</translation></message>
    <message><source>A part of the program is missing: {module}.</source><translation>程序缺少组件：{module}。</translation></message>
    <message><source>The rule engine is not installed.</source><translation>没有安装规则引擎。</translation></message>
    <message><source>The simulator {option} could not be started.</source><translation>模拟器 {option} 无法启动。</translation></message>
    <message><source>The file is not the one that was signed.</source><translation>文件与签署时不一致。</translation></message>
    <message><source>The head of the log is not signed.</source><translation>日志头没有签名。</translation></message>
    <message><source>The key of the log is not trusted ({reason}).</source><translation>日志密钥不可信（{reason}）。</translation></message>
    <message><source>The evidence cannot be read ({place}).</source><translation>存证读不出来（{place}）。</translation></message>
    <message><source>The document is not in the log.</source><translation>日志中没有这份文件。</translation></message>
    <message><source>The facts must be a set of named values.</source><translation>数据必须是成组的命名取值。</translation></message>
    <message><source>The facts are not JSON.</source><translation>数据不是 JSON。</translation></message>
    <message><source>The facts are larger than allowed.</source><translation>数据超过允许的大小。</translation></message>
    <message><source>This name of a file cannot be used.</source><translation>文件名不能使用。</translation></message>
    <message><source>The file is damaged. Attach it again.</source><translation>文件已损坏，请重新添加。</translation></message>
    <message><source>The file is empty.</source><translation>文件是空的。</translation></message>
    <message><source>A part of the file is missing; sending goes on at {offset}.</source><translation>文件缺少一段，将从 {offset} 处继续发送。</translation></message>
    <message><source>The file has not arrived yet.</source><translation>文件还没有送达。</translation></message>
    <message><source>The file's content differs from what was announced.</source><translation>文件内容与声明不符。</translation></message>
    <message><source>The file is larger than allowed.</source><translation>文件超过允许的大小。</translation></message>
    <message><source>The file cannot be read.</source><translation>文件读不出来。</translation></message>
    <message><source>Keys are not kept in a file here.</source><translation>此处不允许用文件保存密钥。</translation></message>
    <message><source>This computer offers no safe place for keys.</source><translation>本机没有可用的密钥库。</translation></message>
    <message><source>The server has stopped this workstation. Ask your administrator.</source><translation>服务器已停用本终端，请联系管理员。</translation></message>
    <message><source>The server does not know this workstation. Register it again.</source><translation>服务器不认识本终端，请重新登记。</translation></message>
    <message><source>A file has not arrived at the server yet; it is sent again.</source><translation>有文件尚未送达服务器，将重新发送。</translation></message>
    <message><source>This needs the server, and there is no connection. Nothing was done.</source><translation>这一步需要连接服务器，目前离线，没有执行。</translation></message>
    <message><source>The connection is not encrypted. Nothing was sent.</source><translation>连接未加密，没有发送任何数据。</translation></message>
    <message><source>The server's certificate is not trusted. Nothing was sent.</source><translation>服务器证书不可信，没有发送任何数据。</translation></message>
    <message><source>Whether this was carried out is not known yet; do not repeat it.</source><translation>尚不清楚是否已执行，恢复连接后自动查询，请勿重复操作。</translation></message>
    <message><source>The outbox is damaged; nothing more is sent. Ask your administrator.</source><translation>本机待发送队列已损坏，停止发送，请联系管理员。</translation></message>
    <message><source>The local data differed from the server's and was read anew.</source><translation>本地数据与服务器不一致，已重新读取。</translation></message>
    <message><source>Sign in again to go on.</source><translation>请重新登录后继续。</translation></message>
    <message><source>The server gave an answer that cannot be read. Try again.</source><translation>服务器的回复无法识别，请重试。</translation></message>
    <message><source>The server needs a newer version of this program.</source><translation>服务器要求更新本程序。</translation></message>
    <message><source>The loan is not in a state for this step. Reload it.</source><translation>贷款当前状态不能做这一步，请刷新。</translation></message>
    <message><source>Enter a note.</source><translation>请填写备注。</translation></message>
    <message><source>A text is too long: at most {most} characters.</source><translation>文字过长，最多 {most} 个字符。</translation></message>
    <message><source>An application holds at most {most} documents.</source><translation>一份申请最多 {most} 份资料。</translation></message>
    <message><source>A note has at most {most} characters.</source><translation>备注最多 {most} 个字符。</translation></message>
    <message><source>The disk is full. The entry was not kept; make room and try again.</source><translation>磁盘已满，记录没有保存。请腾出空间后重试。</translation></message>
    <message><source>The outbox of this computer cannot be read. Ask your administrator.</source><translation>本机待发送队列读不出来，请联系管理员。</translation></message>
    <message><source>The outbox belongs to a newer version of the program.</source><translation>待发送队列的版本比程序新，请更新程序。</translation></message>
    <message><source>Only a refused entry can be settled here.</source><translation>这里只处理被拒的记录。</translation></message>
    <message><source>There is no such choice.</source><translation>没有这个选项。</translation></message>
    <message><source>The disk is full. The local data could not be renewed.</source><translation>磁盘已满，本地数据无法更新。</translation></message>
    <message><source>The local data cannot be read; it will be fetched again.</source><translation>本地数据读不出来，将重新下载。</translation></message>
    <message><source>This file is not a picture.</source><translation>这个文件不是图片。</translation></message>
    <message><source>The picture is too large.</source><translation>图片过大。</translation></message>
    <message><source>The picture cannot be read. Take it again with more light and less tilt.</source><translation>图片读不出来，请在光线充足处正对着重拍。</translation></message>
    <message><source>This is a picture of another document.</source><translation>这是另一种证件的图片。</translation></message>
    <message><source>Reading the picture took too long. Type the fields by hand.</source><translation>识别超时，请手工录入。</translation></message>
    <message><source>The product allows {least_fen} to {most_fen}.</source><translation>该产品的金额范围是 {least_fen} 至 {most_fen}。</translation></message>
    <message><source>The smallest amount must not be above the largest.</source><translation>最低金额不能高于最高金额。</translation></message>
    <message><source>Fill in all terms of the product.</source><translation>请填全产品条款。</translation></message>
    <message><source>The product does not offer this repayment method.</source><translation>该产品不提供这种还款方式。</translation></message>
    <message><source>The product allows {least} to {most} instalments.</source><translation>该产品的期限是 {least} 至 {most} 期。</translation></message>
    <message><source>The shortest term must not be above the longest.</source><translation>最短期限不能长于最长期限。</translation></message>
    <message><source>Version {newest} exists already. Reload the product.</source><translation>版本 {newest} 已存在，请刷新产品。</translation></message>
    <message><source>The server does not know this question. Update the program.</source><translation>服务器不认识这个查询，请更新程序。</translation></message>
    <message><source>The server does not know this version of the question. Update the program.</source><translation>服务器不支持此查询版本，请更新程序。</translation></message>
    <message><source>No yearly rate fits this plan.</source><translation>这份计划算不出年化利率。</translation></message>
    <message><source>Reading documents is not available on this computer. Type the fields by hand.</source><translation>本机不能识别证件，请手工录入。</translation></message>
    <message><source>This kind of document cannot be read by machine.</source><translation>这种材料不能自动识别。</translation></message>
    <message><source>Enter a reason.</source><translation>请填写理由。</translation></message>
    <message><source>Only a receipt of today can be undone; this one is of {value_date}.</source><translation>只能撤销当日收据，这张是 {value_date} 的。</translation></message>
    <message><source>Only the person who made the receipt can undo it.</source><translation>只有开票人本人可以撤销。</translation></message>
    <message><source>This receipt has been undone already.</source><translation>这张收据已撤销。</translation></message>
    <message><source>This exists already ({field}).</source><translation>已存在（{field}）。</translation></message>
    <message><source>This is no longer there. Reload the screen.</source><translation>记录已不存在，请刷新。</translation></message>
    <message><source>The amount {amount_fen} cannot be posted.</source><translation>金额 {amount_fen} 不能入账。</translation></message>
    <message><source>This way of paying is not known.</source><translation>不认识这种收款方式。</translation></message>
    <message><source>The receipt number is missing.</source><translation>缺少收据号。</translation></message>
    <message><source>Less cash was tendered than {amount_fen}.</source><translation>实收现金少于 {amount_fen}。</translation></message>
    <message><source>The value date {value_date} is outside what this workstation may use.</source><translation>入账日 {value_date} 超出本终端允许的范围。</translation></message>
    <message><source>A role must not hold this permission.</source><translation>角色不能包含这项权限。</translation></message>
    <message><source>Fill in the role's name.</source><translation>请填写角色名称。</translation></message>
    <message><source>A permission stands twice in the role.</source><translation>角色中有重复的权限。</translation></message>
    <message><source>A protected value cannot be opened ({table}, {column}).</source><translation>受保护的数据打不开（{table}，{column}）。</translation></message>
    <message><source>The key of a protected value is missing ({table}, {column}).</source><translation>缺少受保护数据的密钥（{table}，{column}）。</translation></message>
    <message><source>The setting {setting} is not valid.</source><translation>设置 {setting} 无效。</translation></message>
    <message><source>This workstation is not registered. Ask your administrator.</source><translation>本终端未登记，请联系管理员。</translation></message>
    <message><source>Signing in off line was possible until {until}. Connect to the server.</source><translation>离线登录的期限到 {until}，请连接服务器。</translation></message>
    <message><source>Locked until {until} after several wrong attempts.</source><translation>多次输错，锁定至 {until}。</translation></message>
    <message><source>The first sign-in on this workstation needs the server.</source><translation>您未在本终端登录过，首次登录需要连接服务器。</translation></message>
    <message><source>Number, password or code is not right.</source><translation>工号、密码或口令不正确。</translation></message>
    <message><source>There is no signature yet.</source><translation>还没有签名。</translation></message>
    <message><source>A signature is missing.</source><translation>缺少签名。</translation></message>
    <message><source>The signature is not a picture.</source><translation>签名不是图片。</translation></message>
    <message><source>The signature {field} does not hold.</source><translation>签名 {field} 验证不通过。</translation></message>
    <message><source>The signature picture is too large.</source><translation>签名图片过大。</translation></message>
    <message><source>{field} is signed already.</source><translation>{field} 已签署。</translation></message>
    <message><source>The borrower signs first.</source><translation>须由借款人先签。</translation></message>
    <message><source>The document has no field {field} to sign.</source><translation>文件没有签名域 {field}。</translation></message>
    <message><source>The time-stamp authority cannot be reached. Nothing was signed.</source><translation>时间戳服务不可用，没有签署。</translation></message>
    <message><source>The file to sign is not a PDF.</source><translation>待签文件不是 PDF。</translation></message>
    <message><source>Line {line} cannot be read.</source><translation>第 {line} 行读不出来。</translation></message>
    <message><source>The statement has no lines.</source><translation>流水没有明细。</translation></message>
    <message><source>This statement has been imported already.</source><translation>这份流水已导入过。</translation></message>
    <message><source>This line has been posted already.</source><translation>这一行已入账。</translation></message>
    <message><source>The heading of the statement was not found.</source><translation>没有找到流水表头。</translation></message>
    <message><source>The statement is larger than allowed.</source><translation>流水文件超过允许的大小。</translation></message>
    <message><source>The statement cannot be read ({reason}).</source><translation>流水文件读不出来（{reason}）。</translation></message>
    <message><source>The clause {clause} stands twice in the template.</source><translation>模板中条款 {clause} 重复。</translation></message>
    <message><source>The template cannot be read ({place}).</source><translation>模板读不出来（{place}）。</translation></message>
    <message><source>The template needs a value: {slot}.</source><translation>模板缺少取值：{slot}。</translation></message>
    <message><source>The value for {slot} is out of bounds.</source><translation>{slot} 的取值超出范围。</translation></message>
    <message><source>The template does not offer this choice for {slot}.</source><translation>模板没有为 {slot} 提供这个选项。</translation></message>
    <message><source>There is no template of the kind {kind}.</source><translation>没有 {kind} 类模板。</translation></message>
    <message><source>The clause {clause} uses an unknown blank: {slot}.</source><translation>条款 {clause} 用了未知的空格：{slot}。</translation></message>
    <message><source>The blank {slot} is not used in any clause.</source><translation>空格 {slot} 没有被任何条款使用。</translation></message>
    <message><source>“{text}” is not a number of instalments.</source><translation>「{text}」不是期数。</translation></message>
    <message><source>The term {key} has a value that is not allowed: {value}.</source><translation>条款 {key} 的取值不允许：{value}。</translation></message>
    <message><source>The terms do not fit together ({key}).</source><translation>条款互相矛盾（{key}）。</translation></message>
    <message><source>The term {key} is missing.</source><translation>缺少条款 {key}。</translation></message>
    <message><source>The term {key} is not known.</source><translation>不认识条款 {key}。</translation></message>
    <message><source>Your session has ended. Sign in again.</source><translation>会话已结束，请重新登录。</translation></message>
    <message><source>Your session is not valid. Sign in again.</source><translation>会话无效，请重新登录。</translation></message>
    <message><source>The lender's certificate cannot be read.</source><translation>本机构的证书读不出来。</translation></message>
    <message><source>This value cannot be shown in clear.</source><translation>这个字段不能查看明文。</translation></message>
    <message><source>Fill in the person's number, name, branch and role.</source><translation>请填写人员的工号、姓名、机构和角色。</translation></message>
    <message><source>A password has at most {most} characters.</source><translation>密码最多 {most} 个字符。</translation></message>
    <message><source>A password has at least {least} characters.</source><translation>密码至少 {least} 个字符。</translation></message>
    <message><source>The program is open already on this computer.</source><translation>本机已打开本程序。</translation></message>
    <message><source>The folder of this workstation cannot be used: {reason}.</source><translation>本工作站的数据文件夹无法使用：{reason}。</translation></message>
    <message><source>There is no display to show windows on.</source><translation>没有可用的显示屏。</translation></message>
    <message><source>The system refuses it: {reason}.</source><translation>系统拒绝此操作：{reason}。</translation></message>
    <message><source>The ID number is not complete.</source><translation>证件号码不完整。</translation></message>
    <message><source>The check digit of the ID number is wrong.</source><translation>证件号码校验位不符。</translation></message>
    <message><source>The ID number begins with an unknown region.</source><translation>证件号码的地区码不存在。</translation></message>
    <message><source>Date of birth and ID number differ.</source><translation>出生日期与证件号码不符。</translation></message>
    <message><source>Sex and ID number differ.</source><translation>性别与证件号码不符。</translation></message>
    <message><source>This ethnicity is not known.</source><translation>民族有误。</translation></message>
    <message><source>The name has characters that do not belong there.</source><translation>姓名含有不应有的字符。</translation></message>
    <message><source>The date of birth is not a date.</source><translation>出生日期不是日期。</translation></message>
    <message><source>The address looks incomplete.</source><translation>住址可能不完整。</translation></message>
    <message><source>The issuing authority looks incomplete.</source><translation>签发机关可能不完整。</translation></message>
    <message><source>The address names nearly, but not quite, the county of the ID number.</source><translation>住址与身份证号码的行政区划仅有一字之差，请核对。</translation></message>
    <message><source>The credit code does not pass its check.</source><translation>统一社会信用代码未通过校验。</translation></message>
    <message><source>The text of the licence looks incomplete.</source><translation>营业执照文字可能不完整。</translation></message>
    <message><source>The dates of the licence do not fit together.</source><translation>营业执照日期前后不符。</translation></message>
    <message><source>The bank card number is not as long as this bank's numbers are.</source><translation>银行卡号位数与该发卡行不符。</translation></message>
    <message><source>Line {line}: “{text}” is not an amount.</source><translation>第 {line} 行：「{text}」不是金额。</translation></message>
    <message><source>Line {line}: “{text}” is not a date.</source><translation>第 {line} 行：「{text}」不是日期。</translation></message>
    <message><source>The dates of validity do not fit together.</source><translation>有效期前后不符。</translation></message>
    <message><source>The identity card is not valid yet.</source><translation>身份证尚未生效。</translation></message>
    <message><source>The identity card has expired.</source><translation>身份证已过期。</translation></message>
    <message><source>This key is of a kind that is not used here.</source><translation>密钥类型不符合要求。</translation></message>
    <message><source>The list has changed meanwhile. Load it again from the top.</source><translation>列表已有变化，请从头刷新。</translation></message>
    <message><source>“{text}” is not a date.</source><translation>「{text}」不是日期。</translation></message>
    <message><source>The contract {number} is not sealed yet. Try again in a moment.</source><translation>合同 {number} 尚未存证，请稍后再试。</translation></message>
    <message><source>This loan has been paid out already.</source><translation>这笔贷款已放款。</translation></message>
    <message><source>{amount_fen} is not the principal of {principal_fen}.</source><translation>{amount_fen} 与本金 {principal_fen} 不符。</translation></message>
    <message><source>The value date {value_date} lies before the payout.</source><translation>入账日 {value_date} 早于放款日。</translation></message>
    <message><source>The posting to be reversed does not exist.</source><translation>要冲正的记录不存在。</translation></message>
    <message><source>This posting has been reversed already.</source><translation>这笔记录已冲正。</translation></message>
    <message><source>This posting exists already.</source><translation>这笔记录已存在。</translation></message>
    <message><source>The loan has not been paid out by {on}.</source><translation>到 {on} 这笔贷款尚未放款。</translation></message>
    <message><source>The balances do not add up: {difference_fen} unexplained at line {line}.</source><translation>余额校验不平：第 {line} 行处差 {difference_fen}。</translation></message>
    <message><source>The file is not JSON.</source><translation>文件不是 JSON。</translation></message>
    <message><source>The file is not a UTF-8 text.</source><translation>文件不是 UTF-8 文本。</translation></message>
    <message><source>The demonstration did not show {what}.</source><translation>演示没有显示 {what}。</translation></message>
    <message><source>{what} did not come within {seconds} seconds.</source><translation>{seconds} 秒内没有等到 {what}。</translation></message>
    <message><source>A part of the program did not start: {part}.</source><translation>程序的一部分没有启动：{part}。</translation></message>
    <message><source>Let the borrower sign on the pad first.</source><translation>请先由客户在手写板签名。</translation></message>
    <message><source>The money tendered does not cover the amount.</source><translation>实收金额少于应收金额。</translation></message>
    <message><source>The database cannot be reached.</source><translation>数据库无法连接。</translation></message>
    <message><source>Fill this in.</source><translation>请填写此项。</translation></message>
    <message><source>Compare this with the picture and confirm it.</source><translation>请对照图片核对并确认。</translation></message>
    <message><source>The file {name} could not be written there.</source><translation>文件 {name} 无法写入该位置。</translation></message>
    <message><source>This held command has been settled already ({status}).</source><translation>这条搁置指令已处理（{status}）。</translation></message>
    <message><source>The centre never received this command. Nothing was done.</source><translation>服务器没有收到这笔操作，未作任何处理。</translation></message>
    <message><source>The centre could not carry this out and holds it for a person. Do not repeat it.</source><translation>服务器未能执行，已搁置待人工处理，请勿重复提交。</translation></message>
    <message><source>The centre failed in this and keeps the fault as {error_id}. Nothing was done.</source><translation>服务器执行出错，故障编号 {error_id}；未作任何处理。</translation></message>
    <message><source>The sample in {folder} was not finished. Name another folder or remove this one.</source><translation>{folder} 中的示例数据没有生成完毕，请换一个文件夹或删除它。</translation></message>
    <message><source>Another version made the sample in {folder}. Name another folder or remove it.</source><translation>{folder} 中的示例数据由其他版本生成，请换一个文件夹或删除它。</translation></message>
    <message><source>The database holds records already; the sample is written into an empty one only.</source><translation>数据库已有记录，示例数据只能写入空库。</translation></message>
    <message><source>A charge is due on its own day or later, not on {due_date}.</source><translation>费用的应收日不能早于记账日，{due_date} 不行。</translation></message>
    <message><source>A drawing under this limit is overdue; nothing more can be drawn.</source><translation>该额度下有借款逾期，不能再提款。</translation></message>
    <message><source>A limit for this product is above zero and at most {most_fen}.</source><translation>该产品的额度须大于零，最高 {most_fen}。</translation></message>
    <message><source>A pause ends after it begins and lasts {most} days at most.</source><translation>暂停的结束日须晚于开始日，最长 {most} 天。</translation></message>
    <message><source>A payout is not undone here.</source><translation>放款不能在这里撤销。</translation></message>
    <message><source>A proposal of this kind is waiting for a decision already.</source><translation>已有一项同类变更在等待复核。</translation></message>
    <message><source>A quotation holds for {most} days at most.</source><translation>报价最多有效 {most} 天。</translation></message>
    <message><source>A quotation is for today or at most {farthest_days} days ahead.</source><translation>报价日只能是今天或今后 {farthest_days} 天内。</translation></message>
    <message><source>An extension ends after {maturity}.</source><translation>展期后的到期日须晚于 {maturity}。</translation></message>
    <message><source>At most {paid_fen} of this payment can be charged back.</source><translation>这笔还款最多可退回 {paid_fen}。</translation></message>
    <message><source>By law this loan can be extended to {latest} at most.</source><translation>按规定，这笔贷款最多可展期到 {latest}。</translation></message>
    <message><source>Choose what the money paid ahead shall do.</source><translation>请选择提前还款的处理方式。</translation></message>
    <message><source>Delinquency is not paused on {on}.</source><translation>{on} 没有暂停计算逾期。</translation></message>
    <message><source>Enter either more instalments or a new last day.</source><translation>请填写增加的期数，或新的到期日。</translation></message>
    <message><source>Enter how many new instalments there shall be.</source><translation>请填写新的期数。</translation></message>
    <message><source>Enter the amount of the payment.</source><translation>请填写还款金额。</translation></message>
    <message><source>Enter what shall be let off.</source><translation>请填写减免的金额。</translation></message>
    <message><source>Enter what shall change.</source><translation>请填写要变更的内容。</translation></message>
    <message><source>It is not known of what this percentage is taken.</source><translation>不清楚这个比例以什么为基数。</translation></message>
    <message><source>More than is owed cannot be let off.</source><translation>减免不能超过欠款。</translation></message>
    <message><source>More than the charge itself cannot be given back.</source><translation>退还不能超过费用本身。</translation></message>
    <message><source>More than was paid cannot be given back.</source><translation>退还不能超过已还金额。</translation></message>
    <message><source>No open instalment is due on this day.</source><translation>这一天没有未还的期次到期。</translation></message>
    <message><source>Nothing is owed on this loan any more.</source><translation>这笔贷款已无欠款。</translation></message>
    <message><source>Nothing is owed on this loan.</source><translation>这笔贷款没有欠款。</translation></message>
    <message><source>Nothing more is paid out after the last instalment.</source><translation>最后一期之后不能再放款。</translation></message>
    <message><source>Nothing more is paid out on a loan that was charged off.</source><translation>已转销的贷款不能再放款。</translation></message>
    <message><source>Nothing more is paid out on a loan whose debt was spread anew.</source><translation>重新分期的计息贷款不能再放款。</translation></message>
    <message><source>Only an overdue loan is written off.</source><translation>只有逾期的贷款才能核销。</translation></message>
    <message><source>Only who made a proposal takes it back.</source><translation>只有提出变更的本人才能撤回。</translation></message>
    <message><source>Say what the charge is for.</source><translation>请说明这是什么费用。</translation></message>
    <message><source>Say what the limit is granted on.</source><translation>请说明授信依据。</translation></message>
    <message><source>The charge has neither an amount nor a percentage.</source><translation>这项费用既没有金额也没有比例。</translation></message>
    <message><source>The customer has a limit for this product already ({number}).</source><translation>该客户在这一产品下已有额度（{number}）。</translation></message>
    <message><source>The deposit meets what is due, {due_fen}, and no more.</source><translation>保证金只能抵扣应还的 {due_fen}，不能更多。</translation></message>
    <message><source>The limit ended on {valid_to}.</source><translation>该额度已于 {valid_to} 到期。</translation></message>
    <message><source>The limit is frozen; nothing can be drawn.</source><translation>该额度已冻结，不能提款。</translation></message>
    <message><source>The limit is not in a state for this step. Reload it.</source><translation>该额度目前不能办理这一步，请刷新。</translation></message>
    <message><source>The limit is not in force.</source><translation>该额度未生效。</translation></message>
    <message><source>The limit is not valid yet.</source><translation>该额度尚未到生效日。</translation></message>
    <message><source>The loan has changed since the quotation {number}. Make a new one.</source><translation>报价 {number} 之后贷款已有变动，请重新报价。</translation></message>
    <message><source>The loan has changed since this was proposed. Propose it anew.</source><translation>提出变更之后贷款已有变动，请重新提出。</translation></message>
    <message><source>The loan was due in full on {maturity}; it can no longer be extended.</source><translation>这笔贷款已于 {maturity} 全部到期，不能再展期。</translation></message>
    <message><source>The new due date {until} lies in the past.</source><translation>新的应还日 {until} 已经过去。</translation></message>
    <message><source>The parts come to {split_fen}, the payment to {amount_fen}.</source><translation>各部分合计 {split_fen}，还款金额是 {amount_fen}。</translation></message>
    <message><source>The program does not know what to do with this entry.</source><translation>程序不知道如何处理这条记录。</translation></message>
    <message><source>The provision for {category} lies outside what the rule allows.</source><translation>「{category}」的计提比例超出规定范围。</translation></message>
    <message><source>The quotation does not hold on {on}; it holds until {valid_until}.</source><translation>报价在 {on} 无效，有效期到 {valid_until}。</translation></message>
    <message><source>The quotation is for something else.</source><translation>这份报价不是用于这项业务的。</translation></message>
    <message><source>The quotation {number} has been used already.</source><translation>报价 {number} 已经使用过。</translation></message>
    <message><source>The quotation {number} is for another loan.</source><translation>报价 {number} 属于另一笔贷款。</translation></message>
    <message><source>The rate of this loan cannot be changed here.</source><translation>这笔贷款的利率不能在这里变更。</translation></message>
    <message><source>The review lies within the validity, and a limit runs three years at most.</source><translation>复审日须在有效期内，额度最长三年。</translation></message>
    <message><source>The split gives more to one part than is owed.</source><translation>某一部分分到的金额超过了欠款。</translation></message>
    <message><source>The value date lies between {earliest} and {latest}.</source><translation>起息日须在 {earliest} 到 {latest} 之间。</translation></message>
    <message><source>There is no instalment left to change.</source><translation>没有可以变更的期次了。</translation></message>
    <message><source>There is no later instalment to take what is overdue.</source><translation>后面没有期次可以承接逾期部分。</translation></message>
    <message><source>These terms are not possible with the interest method of this loan.</source><translation>这笔贷款的计息方式不支持这些条款。</translation></message>
    <message><source>This charge has been dropped already.</source><translation>这项费用已经取消。</translation></message>
    <message><source>This entry belongs to another loan.</source><translation>这条记录属于另一笔贷款。</translation></message>
    <message><source>This is not possible with the interest method of this loan.</source><translation>这笔贷款的计息方式不支持这项操作。</translation></message>
    <message><source>A loan stands twice among those to be paid.</source><translation>要还的贷款中有一笔重复。</translation></message>
    <message><source>The borrower has no such loan.</source><translation>借款人没有这笔贷款。</translation></message>
    <message><source>This loan has been charged off already.</source><translation>这笔贷款已经转销。</translation></message>
    <message><source>This loan has no instalment due on {due_date}.</source><translation>这笔贷款在 {due_date} 没有应还的期次。</translation></message>
    <message><source>This loan has no such charge.</source><translation>这笔贷款没有这项费用。</translation></message>
    <message><source>This loan has no such payment to take back.</source><translation>这笔贷款没有这笔可退回的还款。</translation></message>
    <message><source>This loan is not written off; take the money as a repayment.</source><translation>这笔贷款没有核销，请按还款收款。</translation></message>
    <message><source>This loan is written off already.</source><translation>这笔贷款已经核销。</translation></message>
    <message><source>This proposal has been decided already.</source><translation>这项变更已经有了决定。</translation></message>
    <message><source>This proposal was to be decided by {valid_until}. Propose it anew.</source><translation>这项变更须在 {valid_until} 前决定，已过期，请重新提出。</translation></message>
    <message><source>With {payoff_fen} the whole loan is settled; use a settlement.</source><translation>{payoff_fen} 就可以结清整笔贷款，请办理结清。</translation></message>
    <message><source>{available_fen} of this limit can still be drawn.</source><translation>该额度还可提款 {available_fen}。</translation></message>
    <message><source>{due_fen} are due first; only what goes beyond is paid ahead.</source><translation>须先还应还的 {due_fen}，超出部分才算提前还款。</translation></message>
    <message><source>{held_fen} are held for the borrower.</source><translation>为借款人留存的款项只有 {held_fen}。</translation></message>
    <message><source>{left_fen} would still be owed; make a new quotation.</source><translation>这样还会欠 {left_fen}，请重新报价。</translation></message>
    <message><source>{open_fen} of this is open; no more can be let off.</source><translation>这一项未还的是 {open_fen}，减免不能更多。</translation></message>
    <message><source>{rate_percent} % is above the lender's cap of {cap_percent} % a year.</source><translation>{rate_percent} % 超过本机构的年化上限 {cap_percent} %。</translation></message>
    <message><source>{used_fen} are still drawn under this limit.</source><translation>该额度下还有 {used_fen} 未还。</translation></message>
    <message><source>“{text}” is not a rate.</source><translation>「{text}」不是利率。</translation></message>
    <message><source>The case has only {events} events; there is none after {after}.</source><translation>该案例只有 {events} 个事件，没有第 {after} 个之后的。</translation></message>
    <message><source>{role} would move between the balance sheet and the memorandum accounts.</source><translation>{role} 不能在表内科目与表外科目之间移动。</translation></message>
    <message><source>The chart of accounts has no account {account}.</source><translation>科目表里没有科目 {account}。</translation></message>
    <message><source>The chart of accounts knows no role {role}.</source><translation>科目表里没有角色 {role}。</translation></message>
    <message><source>The new due date {due} must lie after {start}, where its period begins.</source><translation>新的应还日 {due} 须晚于该期的开始日 {start}。</translation></message>
    <message><source>“{file}” could not be written. Choose another place, or close it in Excel.</source><translation>无法写入「{file}」。请另选位置，或先在 Excel 中关闭该文件。</translation></message>
    <message><source>{count} rows are too many to paste at once; at most {most} are taken.</source><translation>一次粘贴 {count} 行太多，最多 {most} 行。</translation></message>
    <message><source>This list cannot be sorted by {sort}.</source><translation>这份清单不能按 {sort} 排序。</translation></message>
    <message><source>The printer {printer} does not take the pages.</source><translation>打印机 {printer} 没有接收页面。</translation></message>
    <message><source>Give the filter a name.</source><translation>请给这个筛选起个名字。</translation></message>
    <message><source>A call is recorded within {most_days} days.</source><translation>联系记录须在 {most_days} 天内补录。</translation></message>
    <message><source>A payment is promised for at most {most_days} days ahead.</source><translation>承诺还款日最远不超过 {most_days} 天。</translation></message>
    <message><source>A promise is recorded within days after it was made, not before ({day}).</source><translation>承诺须在作出后数日内登记，不能提前（{day}）。</translation></message>
    <message><source>A promised day has passed already.</source><translation>承诺还款日已过。</translation></message>
    <message><source>A promised payment needs a day and an amount.</source><translation>每笔承诺都要填日期和金额。</translation></message>
    <message><source>At most {most} payments are promised at once.</source><translation>一次最多登记 {most} 笔承诺。</translation></message>
    <message><source>Borrowers are called from {first_hour}:00 to {last_hour}:00 only.</source><translation>只能在 {first_hour}:00 至 {last_hour}:00 联系借款人。</translation></message>
    <message><source>Choose how the call ended.</source><translation>请选择联系结果。</translation></message>
    <message><source>Delinquency of this loan is paused: the borrower is not called.</source><translation>本笔贷款已暂停逾期计算，不得联系借款人。</translation></message>
    <message><source>Each promised payment is on a later day than the one before.</source><translation>各笔承诺的日期须依次推后。</translation></message>
    <message><source>Enter day and amount of what was promised.</source><translation>请填写承诺的日期和金额。</translation></message>
    <message><source>The call lies in the future. Check the clock of this computer.</source><translation>联系时间晚于当前时间，请检查本机时钟。</translation></message>
    <message><source>The loan is not in arrears: the borrower is not called about it.</source><translation>本笔贷款没有逾期，不得催收联系。</translation></message>
    <message><source>There is no stage {stage}.</source><translation>没有 {stage} 这个阶段。</translation></message>
    <message><source>{most} answered calls today: no further call to this borrower.</source><translation>今日已接通 {most} 次，不得再联系该借款人。</translation></message>
    <message><source>Reports show 6, 12 or 24 months, not {months}.</source><translation>报表只能看 6、12 或 24 个月，不能看 {months} 个月。</translation></message>
    <message><source>A role must not both make and check: {maker} with {checker}.</source><translation>同一角色不得既经办又复核：{maker} 与 {checker}。</translation></message>
    <message><source>A batch has no row {row}.</source><translation>批次里没有第 {row} 行。</translation></message>
    <message><source>A value date before today needs a person who may reverse postings.</source><translation>倒起息须由有冲正权限的人入账。</translation></message>
    <message><source>Another person opened this batch.</source><translation>这个批次由他人建立。</translation></message>
    <message><source>No loan with this number is in your reach.</source><translation>权限范围内没有这个合同号的贷款。</translation></message>
    <message><source>Row {row} was posted with other content.</source><translation>第 {row} 行已按其他内容入账。</translation></message>
    <message><source>The file is larger than 20 MB.</source><translation>文件超过 20 MB。</translation></message>
    <message><source>The file is neither an Excel workbook (.xlsx) nor a text table.</source><translation>文件既不是 Excel 工作簿（.xlsx），也不是文本表格。</translation></message>
    <message><source>The loan is settled; nothing can be posted on it.</source><translation>该贷款已结清，不能入账。</translation></message>
    <message><source>The name is not the borrower's.</source><translation>户名与借款人不符。</translation></message>
    <message><source>The same amount was posted on this loan for this day.</source><translation>该贷款同日同金额已入过账。</translation></message>
    <message><source>The value date lies in the future.</source><translation>入账日晚于今天。</translation></message>
    <message><source>{count} rows were sent at once; 1 to {most} are taken.</source><translation>一次发送了 {count} 行，只接受 1 到 {most} 行。</translation></message>
</context>
</TS>
