from itemadapter import ItemAdapter

import wirecopy


class WireCopy:
    def process_item(self, item):
        fields = ItemAdapter(item)
        article = wirecopy.parse(fields["text"])
        byline = article.byline
        fields["headline"] = article.headline
        fields["source"] = article.source
        fields["authors"] = [person.name for person in byline.people] if byline else []
        fields["published"] = article.timestamp
        fields["body"] = article.body
        return item
