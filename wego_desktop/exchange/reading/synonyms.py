"""Header words that people use for each field: English, Korean, French, Spanish, Portuguese, other systems.

Each text holds the words of one field, parted by `|`; case, accents and punctuation do not matter. A header
that stands here is a sure match.
"""

from wego_desktop.exchange.reading.fields import ImportField as F

SYNONYMS: dict[F, str] = {
    F.EXTERNAL_REFERENCE: """
        external reference|external id|reference|ref|reference no|reference number|order code|order id
        |order #|order number|attendee #|attendee id|api id|unique id|person id|participant id
        |contact id
        |guest id|confirmation code|booking reference|pseudonymization id|참조번호|접수번호|주문번호
        |회원번호|référence|numéro de commande|identifiant|referencia|id externo|identificador
        |número de pedido|referência|código de referência|código externo""",
    F.REGISTRATION_NUMBER: """
        registration number|registration no|registration id|registration #|badge number|badge no
        |badge id
        |delegate number|delegate no|reg no|reg number|등록번호|등록 번호|명찰번호|numéro d'inscription
        |n° d'inscription|numéro de badge|número de registro|número de inscripción|nº de inscripción
        |nº de registro|número de inscrição|número de crachá|nº de inscrição""",
    F.HONORIFIC: """
        honorific|title mr ms|title mr mrs|title mr mrs ms|title mr ms dr|title dr mr ms|salutation
        |prefix|name prefix|courtesy title|form of address|attendee name title|mr ms
        |mr mrs ms|호칭|존칭|경칭|civilité|titre de civilité|tratamiento|trato|tratamento
        |pronome de tratamento|forma de tratamento|saludo""",
    F.GIVEN_NAMES: """
        ad|adı|vorname|имя отчество|الاسم الأول|nama depan|nome di battesimo
        |given name|given names|first name|firstname|first names|forename|forenames|christian name
        |attendee name given name|first and middle name|first and middle names|이름 영문|영문 이름|prénom
        |prénoms|primer nombre|nombre de pila|nombres|nombre s|prenome|primeiro nome|nome próprio
        |given name s|first name s|名""",
    F.MIDDLE_NAME: """
        middle name|middle names|second given name|additional name|deuxième prénom|segundo nombre
        |nome do meio|중간 이름""",
    F.FAMILY_NAME: """
        soyad|soyadı|nachname|familienname|фамилия|اسم العائلة|cognome|nama belakang
        |family name|family names|last name|lastname|surname|surnames|second name
        |attendee name family name
        |family name s|last name s|성|성씨|영문 성|nom de famille|nom patronymique|apellido|apellidos
        |primer apellido|apellido s|sobrenome|sobrenomes|apelido|último nome|nome de família|姓""",
    F.FULL_NAME: """
        имя|фио|ф и о|имя и фамилия|ad soyad|adı soyadı|isim|الاسم|الاسم الكامل|お名前|名前
        |vor und nachname|nama|nama lengkap|họ và tên
        |name|full name|fullname|complete name|attendee name|attendee|participant|participant name
        |name of participant|name of delegate|delegate name|delegate|guest name|speaker name|person
        |name and surname|name surname|first and last name|first name and last name|surname given name
        |user name original name|display name|file as|contact name|name in english|english name|이름|성명
        |성함|참가자|참가자명|참석자|참석자명|영문 성명|영문성명|영문명|nom|nom complet|nom et prénom
        |nom et prénoms|prénom et nom|noms et prénoms|nom prénom|participant e|nombre|nombre completo
        |nombre y apellido|nombre y apellidos|nombres y apellidos|apellidos y nombres|apellido y nombre
        |participante|nombre del participante|nome|nome completo|nome e sobrenome|nome e apelido
        |nome do participante|姓名|氏名""",
    F.NATIVE_NAME: """
        native name|name in local script|local script|local script name|name local script
        |native script name
        |name in native script|name in native language|local name
        |name in own script|name in local language|name original script|original script|korean name
        |name in korean|chinese name|name in chinese|name hangul|한글 이름|한글이름|한글 성명|한글성명
        |한글명|국문 성명|국문성명|국문명|이름 한글|성명 한글|nom en écriture d'origine
        |nom en caractères d'origine|nombre en escritura original|nombre en idioma original
        |nome na escrita original|nome no idioma original""",
    F.BADGE_NAME: """
        badge name|name on badge|name for badge|name tag|nametag|name badge|preferred name
        |name on name tag|display name on badge|known as|명찰 이름|명찰이름|명찰 표기|명찰 성명
        |명찰 표기명|nom sur le badge|nom pour le badge|nom badge|nombre en la credencial
        |nombre para credencial|nombre en el gafete|nombre para el gafete|nombre credencial
        |nome no crachá
        |nome para crachá|nome crachá""",
    F.GENDER: """
        gender|sex|gender identity|m f|f m|성별|sexe|genre|sexo|género|gênero""",
    F.EMAIL: """
        メール|メールアドレス|电子邮件|电子邮箱|郵箱
        |электронная почта|эл почта|почта|e posta|eposta|البريد الإلكتروني
        |email|e mail|email address|e mail address|mail|mail address|electronic mail|contact email
        |work email|business email|attendee email|attendee e mail|participant email|e mail 1 value
        |email id|이메일|이메일 주소|메일|메일주소|전자우편|전자메일|courriel|adresse e mail|adresse email
        |adresse électronique|adresse courriel|mél|correo|correo electrónico|correo e
        |dirección de correo
        |dirección de correo electrónico|email de contacto|correo institucional|e correo
        |correio eletrônico|correio electrónico|endereço de email|endereço de e mail|endereço eletrônico
        |電子郵件|邮箱""",
    F.PHONE: """
        电话号码|電話|電話番号|手机号|телефон|номер телефона|telefon|cep telefonu|الهاتف|رقم الهاتف
        |phone|phone number|telephone|telephone number|tel|tel no|mobile|mobile number|mobile phone|cell
        |cell phone|cellphone|cellular|contact number|contact no|whatsapp|whatsapp number|tel whatsapp
        |phone whatsapp|phone 1 value|business phone|전화|전화번호|휴대폰|휴대폰 번호|휴대전화|핸드폰
        |연락처|téléphone|numéro de téléphone|portable|tél|téléphone portable|gsm|teléfono|teléfono móvil
        |teléfono celular|móvil|celular|número de teléfono|número de contacto|telefone|telefone celular
        |telemóvel|número de telefone|telefone whatsapp|fone|电话|手机""",
    F.POSITION: """
        役職|役職名|должность|unvan|ünvan|görev|görevi|المنصب|الوظيفة|funktion|jabatan|ruolo
        |position|job title|job|job position|designation|function|role|official title|position title
        |title position|title in organisation|title in organization|post|professional title|occupation
        |organization title|organisation title|rank|직위|직책|직함|직급|fonction|poste|titre et fonction
        |profession|intitulé du poste|cargo|puesto|puesto o cargo|cargo o puesto|función|cargo que ocupa
        |título del cargo|função|cargo função|cargo ou função|职位|職位|职务""",
    F.POSITION_AND_ORGANISATION: """
        position and organisation|position and organization|position organisation|position organization
        |title and organisation|title and organization|title organisation|title organization
        |designation and organisation|designation and organization|job title and organisation
        |position and affiliation|position affiliation|organisation and position|organization and position
        |fonction et organisme|fonction organisme|fonction et collectivité|fonction et institution
        |cargo y entidad|cargo entidad|cargo e institución|cargo e instituição|cargo instituição
        |cargo y organización|소속 및 직위|직위 및 소속|소속 직위|소속 및 직책|소속 직책""",
    F.ORGANISATION: """
        所属|所属機関|機関名|организация|учреждение|kurum|kurumu|kuruluş|المؤسسة|الجهة|einrichtung|instansi|ente
        |organisation|organization|org|organisation name|organization name|name of organisation
        |name of organization|institution|company|company name|employer|affiliation|agency|entity
        |municipality|city organisation|city organization|city or organisation|city or organization
        |organisation city|organization city|company organization|company organisation
        |organization company|organisation or city|institution name|ministry|department organisation|소속
        |소속기관|소속 기관|기관|기관명|단체|단체명|회사|회사명|소속명|organisme|société|entreprise
        |établissement|collectivité|nom de la collectivité|nom de la structure|structure
        |nom de l'établissement|mairie|commune ou collectivité|local government|name of city government
        |city government|name of your organisation|name of your organization|지자체|지자체명|소속 도시 기관
        |소속기관명|nombre del municipio|nombre de la entidad|alcaldía|intendencia|nome da instituição
        |nome do órgão|ville organisation|nom de l'organisation|organización|institución
        |empresa|entidad|organismo|ayuntamiento|nombre de la organización|nombre de la institución
        |institución u organización|municipio|organização|instituição|entidade|órgão|prefeitura
        |empresa instituição|nome da organização|单位|單位|机构""",
    F.ORGANISATION_KIND: """
        organisation type|organization type|type of organisation|type of organization
        |kind of organisation
        |organisation kind|institution type|type of institution|sector|기관 유형|기관유형|기관 구분
        |기관구분|기관종류|type d'organisation|type d'organisme|type de structure|secteur
        |tipo de organización|tipo de institución|tipo de entidad|tipo de organização
        |tipo de instituição
        |setor|sector""",
    F.CITY: """
        城市名称|都市名|город|şehir|il|المدينة|stadt|kota|città|thành phố
        |city|town|city name|home city|city of residence|name of city|member city|city town|도시|도시명|시
        |소속 도시|ville|commune|nom de la ville|localité|ciudad|localidad|nombre de la ciudad|cidade
        |nome da cidade|localidade|城市|都市""",
    F.COUNTRY: """
        国名|国籍|страна|ülke|الدولة|البلد|land|negara|paese|quốc gia
        |country|country name|country code|country region|country of residence|nation|home country
        |country iso|iso country|국가|국가명|나라|국가코드|pays|nom du pays|pays de résidence|code pays
        |país|país de residencia|nombre del país|país de residência|código de país|nome do país|国家|國家
        |国""",
    F.REGION: """
        region|wego region|continent|world region|regional group|geographic region|지역|권역|대륙|région
        |région du monde|groupe régional|región|continente|región geográfica|grupo regional|região
        |região geográfica""",
    F.CATEGORY: """
        category|participant category|participant type|type of participant|registration type
        |registration category|ticket|ticket type|ticket name|ticket category|delegate type
        |attendee type
        |guest type|badge type|product|badge category|type of registration|type of participation
        |participation type|participation category|구분|참가 구분|참가구분|참가자 구분|참가자구분
        |등록 구분|등록구분|참가 유형|참가유형|분류|catégorie|type de participant|type d'inscription
        |catégorie de participant|type de billet|categoría|tipo de participante|tipo de inscripción
        |tipo de registro|categoría de participante|tipo de entrada|categoria|tipo de inscrição
        |categoria de participante|tipo de ingresso|类别""",
    F.STATUS: """
        status|registration status|registration state|state of registration|approval status
        |attendee status|order status|rsvp|rsvp status|attendance status|confirmation|confirmed
        |confirmation status|상태|등록 상태|등록상태|참석 여부|참석여부|참가 여부|참가여부|statut|état
        |statut d'inscription|état de l'inscription|estado|estado de registro|estado de inscripción
        |estado de la inscripción|confirmación|estado da inscrição|situação|status da inscrição
        |confirmação""",
    F.DELEGATION: """
        delegation|delegation name|name of delegation|delegation of|group|대표단|대표단명|délégation
        |nom de la délégation|delegación|nombre de la delegación|delegação|nome da delegação""",
    F.MODE: """
        attendance|attendance mode|mode|mode of attendance|participation mode|mode of participation
        |on site online|onsite online|online onsite|in person online|in person or online
        |online or in person|format|attendance type|attending in person|how will you attend
        |how will you participate|참가 방식|참가방식|참석 방식|참석방식|참가방법|참석방법|온 오프라인
        |온오프라인|mode de participation|présentiel ou en ligne|présentiel en ligne|modalidad
        |modalidad de participación|modalidad de asistencia|presencial o virtual|presencial virtual
        |modalidade|modalidade de participação|presencial ou online|presencial online""",
    F.LANGUAGES: """
        language|languages|interpretation|interpretation language|interpretation needed
        |interpretation languages|preferred language|language preference|language of interpretation
        |working language|언어|사용 언어|사용언어|통역|통역 언어|통역언어|langue|langues
        |langue d'interprétation|interprétation|langue préférée|idioma|idiomas|idioma de interpretación
        |interpretación|idioma preferido|língua|línguas|interpretação|idioma de interpretação|语言""",
    F.NETWORKS: """
        network|networks|regional network|regional networks|network membership|network meeting
        |network meetings|afscn lascn|네트워크|지역 네트워크|réseau|réseaux|réseau régional|red|redes
        |red regional|rede|rede regional""",
    F.SESSIONS: """
        session|sessions|session codes|sessions attending|session registration|selected sessions
        |events attending|sessions to attend|programme items|세션|참가 세션|참가세션|참석 세션|희망 세션
        |séances|séance|ateliers|sessions choisies|sesión|sesiones|sesiones elegidas|talleres|sessão
        |sessões|oficinas""",
    F.DIETARY: """
        dietary requirements|dietary requirement|dietary restrictions|dietary restriction|dietary needs
        |dietary|diet|special diet|dietary preference|dietary preferences|food restrictions
        |food allergies
        |allergies|meal preference|meal requirements|dietary requirements allergies|식이|식단|식이 제한
        |식이제한|식사|식사 요청|식사요청|음식 알레르기|régime alimentaire|restrictions alimentaires
        |régime|allergies alimentaires|restricción alim|restricciones alimentarias
        |restricción alimentaria
        |dieta|régimen alimentario|alergias|requisitos dietéticos|restrições alimentares
        |restrição alimentar|alimentação|alergias alimentares""",
    F.ACCESSIBILITY: """
        accessibility|accessibility needs|accessibility requirements|access needs|access requirements
        |special assistance|special needs|disability|mobility needs|wheelchair|assistance required|접근성
        |편의 제공|장애|장애 지원|보조 필요|accessibilité|besoins d'accessibilité|besoins particuliers
        |accesibilidad|necesidades especiales|necesidades de accesibilidad|asistencia especial
        |acessibilidade|necessidades especiais|necessidades de acessibilidade""",
    F.ARRIVES_AT: """
        arrival|eta|arrival date|date of arrival|arrival day|arrives|arriving on|arrival time
        |arrival date and time|date and time of arrival|도착|도착일|도착일시|입국일|arrivée|date d'arrivée
        |jour d'arrivée|llegada|fecha de llegada|día de llegada|chegada|data de chegada""",
    F.ARRIVAL_FLIGHT: """
        arrival flight|arrival flight number|inbound flight|flight in|도착 항공편|도착편|입국 항공편
        |vol d'arrivée|vol aller|vuelo de llegada|voo de chegada""",
    F.DEPARTS_AT: """
        departure|etd|departure date|date of departure|departure day|departs|departing on|departure time
        |departure date and time|출발|출발일|출국일|출발일시|départ|date de départ|jour de départ|salida
        |fecha de salida|partida|data de partida|data de saída""",
    F.DEPARTURE_FLIGHT: """
        departure flight|departure flight number|outbound flight|flight out|출발 항공편|출국 항공편
        |vol de départ|vol retour|vuelo de salida|vuelo de regreso|voo de partida|voo de saída""",
    F.HOTEL: """
        hotel|hotel name|accommodation|place of stay|lodging|호텔|숙소|숙박|hôtel|hébergement|alojamiento
        |hospedaje|hospedagem|alojamento""",
    F.PICK_UP: """
        pick up|pickup|airport pick up|airport pickup|airport transfer|transfer|픽업|공항 픽업|transfert
        |transfert aéroport|traslado|transporte aeropuerto""",
    F.EMERGENCY_CONTACT: """
        emergency contact|emergency contact name|emergency contact number|emergency phone
        |contact in case of emergency|비상 연락처|비상연락처|긴급 연락처|contact d'urgence
        |personne à contacter en cas d'urgence|contacto de emergencia|contato de emergência""",
    F.TAGS: """
        tag|tags|label|labels|keywords|태그|étiquette|étiquettes|etiqueta|etiquetas|marcador""",
    F.NOTES: """
        notes|note|remark|remarks|comment|comments|order comment|other|additional information
        |other information|memo|비고|메모|참고|참고사항|기타|remarque|remarques|commentaire|commentaires
        |observation|observations|informations complémentaires|observaciones|observación|notas|nota
        |comentario|comentarios|obs|otros|información adicional|observações|observação|comentário
        |comentários|outras informações|备注""",
}

AMBIGUOUS: dict[F, str] = {
    F.EXTERNAL_REFERENCE: """
        id|user id|code|código|código de identificación""",
    F.POSITION: """
        title|titre|título""",
    F.DELEGATION: """
        groupe|grupo|그룹""",
    F.STATUS: """
        state|checked in""",
    F.ORGANISATION: """
        department|부서|service|departamento|from""",
    F.REGION: """
        area|zona|zone""",
    F.CATEGORY: """
        type|tipo|유형|class|variation""",
}
"""Header words that only make a guess."""

LEFT_OUT = """
    no|no.|nr|nº|n°|#|번호|순번|연번|num|number|número|numéro|timestamp|marca temporal|horodatage
    |타임스탬프|carimbo de data hora|order date|order time|price|amount|quantity|currency|total paid
    |fees paid|voucher|eventbrite fees|eventbrite payment processing|price tier|order type|created at
    |checked in at|check in date|qr code url|coupon code|amount tax|amount discount|tax rate|tax rule
    |tax value|seat id|secret|sales channel|order locale|vat id|zip code|postcode|postal code|address
    |home address 1|home address 2|photo|birthday|event slug|position id|custom source|eth address
    |solana address|survey response rating|survey response feedback|ticket type id|name suffix
    |invoice address name|registration date|automatically checked in|checked out|follow up date
    |voucher code|joined group on|rsvped on|url of member profile|event host|signature|서명|firma
    |assinatura"""
"""Header words that are known and never a delegate's data."""
