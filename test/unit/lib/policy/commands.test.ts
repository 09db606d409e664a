import { secretWords, tellsCredential } from '../../../../lib';

const commands: readonly (readonly [told: string, harmless: string])[] = [
  ['mysql -h db -uroot -pHunter2 -e "select 1"', 'mysql -h db -uroot -p"$PW" -P3306 --port=3306'],
  ["mysqldump -p'hunter2' orders", 'mysqldump -p orders'],
  ['curl -sS -u me:hunter2 https://db', 'curl -sS -u "$USER:$PASSWORD" https://db'],
  ['curl -fsu me:hunter2 https://db', 'curl -u me https://db'],
  ['curl --user=me:hunter2 https://db', 'docker run -u 1000:1000 curl'],
  ['PGPASSWORD=hunter2 psql -h db', 'PGPASSWORD="$(cat /run/secrets/db)" psql -h db'],
  ['export A=b; MYSQL_PWD=hunter2 mysql', 'export MYSQL_PWD=`cat /run/secrets/db`'],
  ['sshpass -p hunter2 ssh db', 'sshpass -e ssh -p 2222 db'],
  ['sshpass -phunter2 ssh db', 'sshpass -f /run/secrets/db ssh db'],
  ['redis-cli -h cache -a hunter2 ping', 'redis-cli -h cache -a "$REDIS_PASSWORD" ping'],
  ['mongosh -u app -p hunter2 orders', 'mongosh -u app -p "$PW" orders'],
  ['ldapsearch -D cn=me -w hunter2', 'ldapsearch -D cn=me -W -y /run/secrets/ldap'],
  ['sqlcmd -S db -U me -P hunter2', 'sqlcmd -S db -U me -P $PW'],
  ['docker login -u me -p hunter2 registry', 'docker run -p 8080:80 registry'],
  ['load --password hunter2 orders', 'load --password-file /run/secrets/db orders'],
  ['load --token=abc123def orders', 'load --token=$TOKEN --token-ttl=24h --secret-name orders-db'],
  ['helm upgrade a b --set auth.password=hunter2', 'helm upgrade a b --set auth.existingSecret=db'],
  ['kubectl create secret generic a --from-literal=password=hunter2', 'kubectl create secret generic a --from-file=password=/run/a'],
  ['java -Ddb.password=hunter2 -jar a.jar', 'java -Ddb.password=${DB_PASSWORD} -jar a.jar'],
  ['htpasswd -b -c /etc/nginx/htpasswd me hunter2', 'htpasswd -bc /etc/nginx/htpasswd me "$PW"'],
  ['htpasswd -b /etc/nginx/htpasswd me hunter2 2>/dev/null', 'htpasswd -b /etc/nginx/htpasswd me "$PW" 2>&1'],
  ['rabbitmqctl add_user me hunter2 2> /dev/null', 'rabbitmqctl add_user me 2> /dev/null'],
  ['htpasswd -nbB me hunter2', 'htpasswd -c /etc/nginx/htpasswd me'],
  ['htpasswd -bBC 10 users me hunter2', 'htpasswd -b users me PASSWORD'],
  ['mosquitto_passwd -b /etc/mosquitto/users me hunter2', 'mosquitto_passwd -U /etc/mosquitto/users me hunters'],
  ['mosquitto_pub -t a -u me -P hunter2 -m b', 'mosquitto_pub -t a -p 8883 -u me -P "$PW" -m b'],
  ['rabbitmqctl add_user me hunter2', 'rabbitmqctl add_user me'],
  ['rabbitmqctl -n rabbit@a change_password me hunter2', 'rabbitmqctl set_user_tags me administrator'],
  ['rabbitmqctl authenticate_user me hunter2', 'rabbitmqctl add_user "$RABBIT_USER" "$RABBIT_PASSWORD"'],
  ['rabbitmqadmin -u me -p hunter2 list queues', 'rabbitmqadmin -P 15672 list queues'],
  ['mysqladmin -u root password hunter2', 'mysqladmin -u root password "$PW"'],
  ['openssl req -new -passout pass:hunter2', 'openssl req -new -passout env:PW -passin file:/run/pw'],
  ['openssl enc -aes-256-cbc -k hunter2 -in a', 'openssl enc -aes-256-cbc -kfile /run/pw -in a'],
  ['openssl passwd -6 -salt abc hunter2', 'openssl passwd -6 -stdin'],
  ['useradd -m -p hunter2 me', "useradd -m -p '$6$abc$def' me"],
  ['echo me:hunter2 | chpasswd', 'echo "me:$PW" | chpasswd'],
  ["printf '%s:%s' me hunter2 | kinit me", 'cat /run/users | chpasswd'],
  ["printf 'me:hunter2\\n' | chpasswd", "printf '%s:%s' me $PW | chpasswd"],
  ['chpasswd <<< "me:hunter2"', 'chpasswd <<< "me:${PW}"'],
  ['(echo hunter2; echo hunter2) | smbpasswd -s -a me', '(echo "$PW"; echo "$PW") | smbpasswd -s -a me'],
  ['echo hunter2 | passwd --stdin me', 'echo hunters; cat /run/pw | passwd --stdin me'],
  ['echo -n hunter2 | docker login -u me --password-stdin', 'docker login -u me --password-stdin < /run/pw'],
  ['echo hunter2 | sudo -S reboot', 'echo hunters || sudo -S reboot'],
  ["ansible-vault encrypt_string --vault-id a@prompt 'hunter2' --name pw", 'ansible-vault encrypt_string --stdin-name pw'],
  ['ansible-vault encrypt_string hunter2', 'ansible-vault encrypt --vault-password-file /run/pw vars.yaml'],
  ['psql "host=db password=hunter2 user=me"', 'psql "host=db user=me passfile=/run/pw"'],
  ['kubectl create secret generic a --from-literal=rack=hunter2', 'kubectl create configmap a --from-literal=rack=hunter2'],
  ['kubectl create secret generic a --from-literal rack=hunter2', 'kubectl create secret generic a --from-literal=username=hunter2'],
  ['aws configure set aws_secret_access_key hunter2', 'aws configure set region eu-west-1'],
  ['aws configure set profile.a.aws_session_token hunter2', 'aws configure set aws_secret_access_key "$KEY"'],
  ['aws secretsmanager create-secret --name a --secret-string hunter2', 'aws secretsmanager create-secret --secret-string file:///run/a'],
  ['npm config set //registry.npmjs.org/:_authToken hunter2', 'npm config set registry https://registry.npmjs.org'],
  ['redis-cli config set requirepass hunter2', 'redis-cli config set maxmemory 100mb'],
  ['redis-cli -h cache AUTH hunter2', 'redis-cli -h cache AUTH "$PW"'],
  ['az login --service-principal -u me -p hunter2 --tenant a', 'az login --service-principal -u me -p "$PW" --tenant a'],
  ['gpg --batch --passphrase hunter2 -d a', 'gpg --batch --passphrase-file /run/pw -d a'],
  ['echo hunter2 | gpg --batch --passphrase-fd 0 -d a', 'echo "$PW" | gpg --batch --passphrase-fd 0 -d a'],
  ['keytool -genkey -alias a -storepass hunter2', 'keytool -importcert -alias a -storepass changeit'],
  ['keytool -list -srcstorepass hunter2', 'keytool -list -storepass:env PW'],
  ['7z a -phunter2 a.7z b', '7z a -p$PW a.7z b'],
  ['rar a -hphunter2 a.rar b', 'rar a -hp a.rar b'],
  ['zip -P hunter2 a.zip b', 'zip -r a.zip b'],
  ['wget --user=me --password=hunter2 https://db', 'wget --user=me --password="$PW" https://db'],
  ['wget --http-password=hunter2 https://db', 'wget --ask-password https://db'],
  ['ldappasswd -D cn=me -s hunter2 cn=you', 'ldapsearch -s sub -a never -W'],
  ['mongosh -u app -phunter2 orders', 'mongosh --port 27017 -u app orders'],
  ['cqlsh -u me -p hunter2 db', 'cqlsh -u me -p "$PW" db'],
  ['snmpwalk -v3 -l authPriv -u me -A hunter2 -X hunter3 host', 'snmpwalk -v3 -u me -A "$A" -X "$X" -a SHA -x AES host'],
  ['lftp -u me,hunter2 sftp://db', 'lftp -u me,$PW sftp://db'],
  ['smbclient //db/share -U me%hunter2', 'smbclient //db/share -U me -A /run/login'],
  ['mount -t cifs -o username=me,password=hunter2 //db/share /mnt', 'mount -t cifs -o credentials=/run/login //db/share /mnt'],
  ['net use X: \\\\db\\share hunter2 /user:me', 'net use X: \\\\db\\share /user:me %PW%'],
  ['net user me hunter2 /add', 'net user me * /add'],
  ['sqlplus me/hunter2@orders', 'sqlplus /nolog @scripts/orders.sql'],
  ['mc alias set a http://minio:9000 admin hunter2', 'mc alias set a http://minio:9000 "$ACCESS" "$SECRET"'],
  ['vault login hunter2', 'vault login -method=userpass username=me'],
  ['wpa_passphrase guests hunter2', 'wpa_passphrase guests'],
  ['TOKEN=$(curl -u me:hunter2 https://id) run', 'TOKEN=$(curl -u me:$PW https://id) run'],
];
test.each(commands)('a script tells a password by `%s`, and not by `%s`', (told, harmless) => {
  const script = (line: string) => `#!/bin/sh\nset -eu\n  ${line} >/dev/null 2>&1 || true\n`;
  expect([script(told), `sudo ${told} | tee log`].map((text) => tellsCredential(text))).toEqual([true, true]);
  expect([script(harmless), `# ${told}`, `echo done # -p`].filter((text) => tellsCredential(text))).toEqual([]);
  expect(secretWords(['sh', '-c', told])).toEqual([2]);
  expect(secretWords(['sh', '-c', harmless])).toEqual([]);
});

test('words of a command are told by the program that reads them', () => {
  expect(secretWords(['mysql', '-uroot', '-phunter2'])).toEqual([2]);
  expect(secretWords(['/usr/bin/redis-cli', '-a', 'hunter2', 'ping'])).toEqual([2]);
  expect(secretWords(['redis-server', '--requirepass', 'hunter2'])).toEqual([2]);
  expect(secretWords(['redis-server', '--requirepass', '$(REDIS_PASSWORD)', '-p', '6379'])).toEqual([]);
  expect(secretWords(['server', '-p', '8080', '-a', '0.0.0.0', '-u', 'me:staff'])).toEqual([]);
});

test('a command over several lines is one', () => {
  expect(tellsCredential('#!/bin/sh\nmysql -h db \\\n  -u root \\\n  -phunter2\n')).toBe(true);
  expect(tellsCredential('#!/bin/sh\nhtpasswd -b users \\\n  me hunter2\n')).toBe(true);
  expect(tellsCredential('#!/bin/sh\nhtpasswd -b users \\\n  me "$PW"\n')).toBe(false);
});

test.each([
  ["CREATE USER me IDENTIFIED BY 'hunter2';", "CREATE USER me IDENTIFIED BY '${PW}';"],
  ["create user 'me'@'%' identified with mysql_native_password by 'hunter2'", "create user 'me'@'%' identified by random password"],
  ["ALTER ROLE me WITH LOGIN PASSWORD 'hunter2';", "ALTER ROLE me WITH LOGIN PASSWORD NULL; -- the password of 'orders'"],
  ["CREATE USER me WITH ENCRYPTED PASSWORD 'hunter2';", "CREATE USER me WITH ENCRYPTED PASSWORD :'pw';"],
])('a script of a database tells a password by `%s`, and not by `%s`', (told, harmless) => {
  expect([told, `SELECT 1;\n${told}\n`, `psql -c "${told}"`].map((text) => tellsCredential(text))).toEqual([true, true, true]);
  expect([harmless, `psql -c "${harmless}"`].filter((text) => tellsCredential(text))).toEqual([]);
});
