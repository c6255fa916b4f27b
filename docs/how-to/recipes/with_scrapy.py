from itemadapter import ItemAdapter

import wirecopy


class WireCopy:
    def process_item(self, item):
        fields = ItemAdapter(item)
        article = wirecopy.parse(fields["text"])
        fields["headline"] = article.headline
        fields["source"] = article.source
        fields["authors"] = list(article.authors)
        fields["published"] = article.timestamp
        fields["body"] = article.body
        return item
